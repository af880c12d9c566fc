package io.tillbridge.catalog;

/**
 * Keeps spreadsheets from running cells of the CSV files the hub writes, all of them: such a cell is written with an
 * apostrophe in front, and the importer of catalogs takes exactly that apostrophe off again. Spreadsheets pass over blanks
 * and line ends at the beginning of a cell, and read full-width signs as their ASCII ones.
 */
public final class FormulaGuard {
    private static final char NO_BREAK_BLANK = '\u00a0';

    private FormulaGuard() {}

    /** The cell as it is written: with {@code '} in front when a spreadsheet would run it. */
    public static String on(String cell) {
        return runs(cell, 0) ? "'" + cell : cell;
    }

    /** The cell as it was before {@link #on}. */
    public static String off(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && runs(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean runs(String cell, int from) {
        if (from >= cell.length()) {
            return false;
        }
        return switch (cell.charAt(from)) {
            case '=', '@', '\t', '\r', '\n', '＝', '＠', '＋', '－' -> true;
            case '+', '-' -> !isUnsignedNumber(cell, from + 1);
            case ' ', NO_BREAK_BLANK ->
                afterBlanks(cell, from) < cell.length() && !isNumber(cell, afterBlanks(cell, from));
            default -> false;
        };
    }

    private static int afterBlanks(String cell, int from) {
        int at = from;
        while (at < cell.length() && (cell.charAt(at) == ' ' || cell.charAt(at) == NO_BREAK_BLANK)) {
            at++;
        }
        return at;
    }

    private static boolean isNumber(String cell, int from) {
        boolean signed = from < cell.length() && (cell.charAt(from) == '+' || cell.charAt(from) == '-');
        return isUnsignedNumber(cell, signed ? from + 1 : from);
    }

    /** Digits, and a point with digits if need be. */
    private static boolean isUnsignedNumber(String cell, int from) {
        int point = afterDigits(cell, from);
        if (point == from) {
            return false;
        }
        if (point == cell.length()) {
            return true;
        }
        int end = afterDigits(cell, point + 1);
        return cell.charAt(point) == '.' && end > point + 1 && end == cell.length();
    }

    private static int afterDigits(String cell, int from) {
        int at = from;
        while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
