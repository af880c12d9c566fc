package io.tillbridge.product;

/**
 * Numbers that name no trade item for everybody: in-store and company-internal ones, coupons, refund receipts, goods of
 * variable measure. Prefixes of the GS1 General Specifications, compared on thirteen digits; 952 and 977 to 979 are fine.
 */
final class RestrictedPrefix {

    private static final long VARIABLE_MEASURE = 9;

    private RestrictedPrefix() {}

    /** Whether a number of 8, 12, 13 or 14 digits is one of those. */
    static boolean is(long number, int digits) {
        if (digits == 8) {
            long first = number / 10_000_000;
            return first == 0 || first == 2;
        }
        long indicator = number / 10_000_000_000_000L;
        return indicator == VARIABLE_MEASURE || isOnThirteenDigits(number % 10_000_000_000_000L);
    }

    private static boolean isOnThirteenDigits(long number) {
        int two = (int) (number / 100_000_000_000L);
        int three = (int) (number / 10_000_000_000L);
        int seven = (int) (number / 1_000_000);
        return seven <= 99
                || two == 2
                || two == 4
                || two == 5
                || (two >= 20 && two <= 29)
                || (three >= 980 && three <= 984)
                || two == 99;
    }
}
