package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;

/**
 * The limits of an account and a client.
 *
 * @param size drips the bucket holds
 * @param drip drips a second that leave it
 * @param burst calls in one second
 */
public record TillLimits(int size, BigDecimal drip, int burst) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** As the number of registers in the subscription makes them. */
    public static TillLimits of(int registers) {
        int size = 90 + 10 * (registers - 1);
        return new TillLimits(size, BigDecimal.ONE.add(HALF.multiply(BigDecimal.valueOf(registers - 1L))), size * 2 / 9);
    }

    /** For tests whose clock stands still. */
    public static TillLimits none() {
        return new TillLimits(1_000_000, BigDecimal.valueOf(1_000), 1_000_000);
    }
}
