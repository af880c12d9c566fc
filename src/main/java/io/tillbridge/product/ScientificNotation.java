package io.tillbridge.product;

/** What spreadsheets make of long numbers: {@code 4.00638E+12}, in some countries {@code 4,00638E+12}. */
final class ScientificNotation {

    private ScientificNotation() {}

    static boolean is(String text) {
        int at = afterDigits(text, 0);
        if (at == 0 || at == text.length()) {
            return false;
        }
        if (text.charAt(at) == '.' || text.charAt(at) == ',') {
            at = afterDigits(text, at + 1);
        }
        if (at == text.length() || (text.charAt(at) != 'E' && text.charAt(at) != 'e')) {
            return false;
        }
        int exponent = at + 1;
        if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
            exponent++;
        }
        int end = afterDigits(text, exponent);
        return end > exponent && end == text.length();
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
