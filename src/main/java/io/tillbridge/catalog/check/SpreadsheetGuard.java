package io.tillbridge.catalog.check;

/** The signs with which people and programs keep a spreadsheet from taking a code for a number. */
final class SpreadsheetGuard {
    private static final String SIGNS_IN_CODES = "-_./#+:";

    private SpreadsheetGuard() {}

    /** Whether a cell may be guarded: nearly none is, and the look costs one character. */
    static boolean mayStand(String text) {
        return !text.isEmpty() && (text.charAt(0) == '=' || text.charAt(0) == '\'');
    }

    /**
     * The text within {@code ="…"} or behind {@code '}; the same text when it is not guarded.
     *
     * @param code whether the column holds codes; elsewhere {@code '} is taken off numbers alone, for words begin so, too
     */
    static String off(String text, boolean code) {
        int length = text.length();
        if (length >= 3 && text.startsWith("=\"") && text.charAt(length - 1) == '"') {
            return CellText.trimmed(text.substring(2, length - 1).replace("\"\"", "\""));
        }
        boolean guarded =
                length > 1 && text.charAt(0) == '\'' && Character.isLetterOrDigit(text.charAt(1)) && isCode(text, code);
        return guarded ? text.substring(1) : text;
    }

    private static boolean isCode(String text, boolean letters) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isLetter = !isDigit && Character.isLetterOrDigit(c);
            if (!isDigit && !isLetter && SIGNS_IN_CODES.indexOf(c) < 0) {
                return false;
            }
            digit |= isDigit;
            letter |= isLetter;
        }
        return letters ? digit || letter : digit && !letter;
    }

    /** Without {@code .0}, {@code .00} … behind digits; the same text when it has none. */
    static String withoutDecimalZeros(String text) {
        int point = text.indexOf('.');
        if (point < 1 || point == text.length() - 1) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = i < point ? c >= '0' && c <= '9' : i == point || c == '0';
            if (!fits) {
                return text;
            }
        }
        return text.substring(0, point);
    }

    /** Whether a table program took the code for a number: {@code 1002.0}, {@code 1.2E+5}. */
    static boolean isRewritten(String code) {
        if (!withoutDecimalZeros(code).equals(code)) {
            return true;
        }
        int exponent = Math.max(code.indexOf('E'), code.indexOf('e'));
        return exponent > 0
                && exponent < code.length() - 2
                && (code.charAt(exponent + 1) == '+' || code.charAt(exponent + 1) == '-')
                && isDigits(code, exponent + 2, code.length())
                && isDecimal(code, exponent);
    }

    private static boolean isDecimal(String text, int end) {
        int point = text.indexOf('.');
        return point < 0 || point > end
                ? isDigits(text, 0, end)
                : isDigits(text, 0, point) && isDigits(text, point + 1, end);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }
}
