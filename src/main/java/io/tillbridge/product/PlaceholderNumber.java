package io.tillbridge.product;

/**
 * Numbers that were typed to fill the cell: all zeros, one digit repeated, 123… upwards from 1 or 987… downwards, where
 * the last digit may go on with the staircase or be the fitting check digit. They pass the arithmetic often enough.
 */
final class PlaceholderNumber {

    private static final long UPWARDS = 12_345_678_901_234L;
    private static final long DOWNWARDS = 98_765_432_109_876L;
    private static final int STEPS = 14;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private PlaceholderNumber() {}

    /**
     * @param number the number's digits, of which there are 8 to 14
     * @param fitting the check digit that would fit
     */
    static boolean is(long number, int digits, int fitting) {
        long repeatedOnes = POWERS_OF_TEN[digits] / 9;
        return number % repeatedOnes == 0
                || isStaircase(UPWARDS, number, digits, fitting)
                || isStaircase(DOWNWARDS, number, digits, fitting);
    }

    private static boolean isStaircase(long staircase, long number, int digits, int fitting) {
        long whole = staircase / POWERS_OF_TEN[STEPS - digits];
        return number == whole || number == whole - whole % 10 + fitting;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[STEPS + 1];
        powers[0] = 1;
        for (int i = 1; i <= STEPS; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
