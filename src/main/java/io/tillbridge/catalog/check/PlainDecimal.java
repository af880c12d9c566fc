package io.tillbridge.catalog.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Digits, and a point with digits if need be: at most twelve before the point and four that count after it. */
final class PlainDecimal {

    private static final int MOST_BEFORE_POINT = 12;
    private static final int MOST_AFTER_POINT = 4;

    private PlainDecimal() {}

    /** Where the number at the beginning of the text ends, however many decimals it has; -1 when there is none. */
    static int end(String text) {
        int point = afterDigits(text, 0);
        if (point == 0 || point > MOST_BEFORE_POINT) {
            return -1;
        }
        if (point == text.length() || text.charAt(point) != '.') {
            return point;
        }
        int end = afterDigits(text, point + 1);
        return end == point + 1 ? -1 : end;
    }

    /** An amount of money: the text without zeros behind its fourth decimal; null when it is no such number. */
    static String money(String text) {
        if (end(text) != text.length()) {
            return null;
        }
        int most = mostOf(text, text.length());
        for (int i = most; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return null;
            }
        }
        return text.substring(0, most);
    }

    /** The number that ends at {@code end}, rounded half up when it has more than four decimals. */
    static String rounded(String text, int end) {
        if (mostOf(text, end) == end) {
            return text.substring(0, end);
        }
        return new BigDecimal(text.substring(0, end))
                .setScale(MOST_AFTER_POINT, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** In ten-thousandths, of a text that {@link #money} gave. */
    static long scaled(String money) {
        long value = 0;
        int decimals = -1;
        for (int i = 0; i < money.length(); i++) {
            char c = money.charAt(i);
            if (c == '.') {
                decimals = 0;
            } else {
                value = value * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(decimals, 0); i < MOST_AFTER_POINT; i++) {
            value *= 10;
        }
        return value;
    }

    private static int mostOf(String text, int end) {
        int point = text.indexOf('.');
        return point < 0 || point >= end ? end : Math.min(end, point + 1 + MOST_AFTER_POINT);
    }

    /** Whether the number that ends at {@code end} is at most {@code limit}, a whole number of up to nine digits. */
    static boolean isAtMost(long limit, String text, int end) {
        long whole = 0;
        int at = 0;
        while (at < end && text.charAt(at) != '.') {
            whole = whole * 10 + (text.charAt(at) - '0');
            at++;
        }
        if (whole != limit) {
            return whole < limit;
        }
        for (int i = at + 1; i < end; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** What to write instead of a text that is no plain number. */
    static String hint(String text) {
        if (text.charAt(0) == '-') {
            return "A price cannot be below 0: leave the minus sign out if none is meant.";
        }
        if (text.indexOf(',') >= 0) {
            return "Write a point before the decimals and no thousands marks, such as 1234.50.";
        }
        if (!isDigitsAndPoints(text)) {
            return "Write the digits alone, without currency, sign, blank or exponent, such as 1234.50.";
        }
        if (text.indexOf('.') != text.lastIndexOf('.')) {
            return "Leave the thousands marks out, such as 1234.50.";
        }
        if (text.startsWith(".") || text.endsWith(".")) {
            return "Write digits on both sides of the point, such as 0.50.";
        }
        return "At most 12 digits before the point and 4 after it can be kept.";
    }

    private static boolean isDigitsAndPoints(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
