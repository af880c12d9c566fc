package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The leaky bucket of an account and a client, and the limit of calls in each second. The call that overfills the bucket is
 * still answered; the next ones are refused until the level is below the size. Time is the clock's, so a clock that stands
 * still never drains it.
 */
final class DoubleBucket {
    private static final int DECIMALS = 12;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final Clock clock;
    private BigDecimal size;
    private BigDecimal drip;
    private int burst;
    private BigDecimal level = BigDecimal.ZERO;
    private Instant drainedAt;
    private long second;
    private int inSecond;

    DoubleBucket(Clock clock, TillLimits limits) {
        this.clock = clock;
        this.drainedAt = clock.instant();
        limits(limits);
    }

    synchronized void limits(TillLimits limits) {
        size = BigDecimal.valueOf(limits.size());
        drip = limits.drip();
        burst = limits.burst();
    }

    /** As if this much had been spent. */
    synchronized void level(BigDecimal drips) {
        drain();
        level = drips;
    }

    /** Counts a call, when it may be made. */
    synchronized Standing call(BigDecimal cost) {
        Instant now = drain();
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            inSecond = 0;
        }
        inSecond++;
        if (inSecond > burst) {
            return standing(BigDecimal.ZERO, "api-burst-limiter", 1);
        }
        if (level.compareTo(size) >= 0) {
            return full();
        }
        level = level.add(cost);
        return standing(cost, null, 0);
    }

    /** How it stands, without a call. */
    synchronized Standing look() {
        drain();
        return standing(BigDecimal.ZERO, null, 0);
    }

    /** The same bucket as if it were full. */
    synchronized Standing full() {
        drain();
        BigDecimal over = level.subtract(size).max(BigDecimal.ZERO);
        long wait = over.divide(drip, 0, RoundingMode.FLOOR).longValue() + 1;
        return standing(BigDecimal.ZERO, "api-leaky-bucket", wait);
    }

    private Instant drain() {
        Instant now = clock.instant();
        Duration passed = Duration.between(drainedAt, now);
        if (!passed.isNegative()) {
            BigDecimal seconds = BigDecimal.valueOf(passed.toNanos()).divide(NANOS);
            level = level.subtract(drip.multiply(seconds))
                    .max(BigDecimal.ZERO)
                    .setScale(DECIMALS, RoundingMode.HALF_UP);
        }
        drainedAt = now;
        return now;
    }

    private Standing standing(BigDecimal cost, String refusedBy, long pause) {
        return new Standing(
                RecordJson.text(level) + "/" + RecordJson.text(size),
                RecordJson.text(drip),
                inSecond + "/" + burst,
                cost,
                refusedBy,
                pause);
    }

    /**
     * What the headers of an answer tell.
     *
     * @param refusedBy the type of the limit; null: the call was made
     * @param pause seconds until the next try
     */
    record Standing(String level, String drip, String burst, BigDecimal cost, String refusedBy, long pause) {
        boolean refused() {
            return refusedBy != null;
        }
    }
}
