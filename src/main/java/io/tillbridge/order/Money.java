package io.tillbridge.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as the database keeps them: four decimals. */
final class Money {
    private static final int DECIMALS = 4;

    private Money() {}

    /** Whether the database would keep both as one number. */
    static boolean same(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return kept(one).compareTo(kept(other)) == 0;
    }

    private static BigDecimal kept(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
