package io.tillbridge.sandbox.cseries;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The three windows of a key and its limit per second. The windows are aligned to the shop's clock, so that all of them
 * are full again at :00, :05 …, at the full hour and at midnight; a call that is refused takes nothing from them.
 */
final class RateWindows {
    private static final int FIVE_MINUTES = 300;
    private static final double NANOS = 1e9;

    private final ZoneId zone;
    private final Clock clock;
    private final LongSupplier nanos;
    private final int[] used = new int[3];
    private final long[] from = new long[3];
    private final long[] to = new long[3];
    private RateLimits limits;
    private double level;
    private long leakedAt;

    /** @param nanos time that passes for the limit per second, also when {@code clock} stands still */
    RateWindows(RateLimits limits, ZoneId zone, Clock clock, LongSupplier nanos) {
        this.limits = limits;
        this.zone = zone;
        this.clock = clock;
        this.nanos = nanos;
        this.leakedAt = nanos.getAsLong();
    }

    /** Counts a call, when it may be made. */
    synchronized Standing call() {
        turn();
        int[] limit = limit();
        boolean full = used[0] >= limit[0] || used[1] >= limit[1] || used[2] >= limit[2];
        if (full) {
            return standing(limit, true, false);
        }
        for (int i = 0; i < used.length; i++) {
            used[i]++;
        }
        return standing(limit, false, tooFast());
    }

    /** How it stands, without a call. */
    synchronized Standing look() {
        turn();
        return standing(limit(), false, false);
    }

    synchronized void limits(RateLimits other) {
        limits = other;
    }

    /** As if this many calls had been made in the present windows. */
    synchronized void spend(int fiveMinutes, int hour, int day) {
        turn();
        used[0] = fiveMinutes;
        used[1] = hour;
        used[2] = day;
    }

    private int[] limit() {
        return new int[] {limits.fiveMinutes(), limits.hour(), limits.day()};
    }

    private void turn() {
        Instant instant = clock.instant();
        long now = instant.getEpochSecond();
        for (int i = 0; i < used.length; i++) {
            if (now >= to[i] || now < from[i]) {
                used[i] = 0;
                begin(i, instant.atZone(zone));
            }
        }
    }

    private void begin(int window, ZonedDateTime now) {
        long second = now.toEpochSecond();
        from[window] = switch (window) {
            case 0 -> second - second % FIVE_MINUTES;
            case 1 -> now.truncatedTo(ChronoUnit.HOURS).toEpochSecond();
            default -> now.toLocalDate().atStartOfDay(zone).toEpochSecond();
        };
        to[window] = switch (window) {
            case 0 -> from[window] + FIVE_MINUTES;
            case 1 -> from[window] + ChronoUnit.HOURS.getDuration().toSeconds();
            default -> now.toLocalDate().plusDays(1).atStartOfDay(zone).toEpochSecond();
        };
    }

    private boolean tooFast() {
        if (limits.perSecond() == 0) {
            return false;
        }
        long now = nanos.getAsLong();
        level = Math.max(0, level - (now - leakedAt) / NANOS * limits.perSecond());
        leakedAt = now;
        if (level + 1 > limits.perSecond() + 1e-6) {
            return true;
        }
        level++;
        return false;
    }

    private Standing standing(int[] limit, boolean full, boolean tooFast) {
        long now = clock.instant().getEpochSecond();
        int[] remaining = new int[used.length];
        long[] reset = new long[used.length];
        for (int i = 0; i < used.length; i++) {
            remaining[i] = limit[i] - used[i];
            reset[i] = to[i] - now;
            if (remaining[i] <= 0 && full) {
                remaining[i] = -1;
            }
        }
        return new Standing(limit, remaining, reset, full, tooFast);
    }

    /**
     * What the headers of an answer tell.
     *
     * @param full a window was empty before this call
     * @param tooFast more calls than a second allows
     */
    record Standing(int[] limit, int[] remaining, long[] reset, boolean full, boolean tooFast) {
        boolean refused() {
            return full || tooFast;
        }

        /** Seconds until every window lets a call pass again. */
        long patience() {
            long longest = 1;
            for (int i = 0; i < remaining.length; i++) {
                longest = remaining[i] < 0 ? Math.max(longest, reset[i]) : longest;
            }
            return longest;
        }

        /** As if the first window were empty. */
        Standing emptied() {
            int[] none = remaining.clone();
            none[0] = -1;
            return new Standing(limit, none, reset, true, false);
        }

        static String text(int[] numbers) {
            return numbers[0] + "/" + numbers[1] + "/" + numbers[2];
        }

        static String text(long[] numbers) {
            return numbers[0] + "/" + numbers[1] + "/" + numbers[2];
        }

        @Override
        public String toString() {
            return "remaining " + Arrays.toString(remaining) + " of " + Arrays.toString(limit);
        }
    }
}
