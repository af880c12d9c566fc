package io.tillbridge.product;

/**
 * A Global Trade Item Number in its canonical fourteen digits: shorter kinds are padded with zeros, which never changes the
 * check digit. Two cells name the same item exactly when their canonical numbers are equal.
 *
 * @param number the fourteen digits as a number, greater than 0
 */
public record Gtin(long number) {

    private static final int DIGITS = 14;

    public Gtin {
        if (number <= 0 || number > 99_999_999_999_999L || number % 10 != checkDigit(number / 10)) {
            throw new IllegalArgumentException("A GTIN has at most 14 digits, the last one fitting: " + number);
        }
    }

    /** The fourteen digits. */
    public String text() {
        return text(number);
    }

    /** The fourteen digits of a canonical number. */
    public static String text(long number) {
        char[] digits = new char[DIGITS];
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(digits);
    }

    /** How many ASCII digits a text holds. */
    public static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                digits++;
            }
        }
        return digits;
    }

    /** The digit that makes a number right whose other digits are {@code body}: GS1 modulo 10, weights 3, 1, 3 … */
    public static int checkDigit(long body) {
        long rest = body;
        long sum = 0;
        while (rest != 0) {
            sum += rest % 10 * 3 + rest / 10 % 10;
            rest /= 100;
        }
        return (int) ((10 - sum % 10) % 10);
    }
}
