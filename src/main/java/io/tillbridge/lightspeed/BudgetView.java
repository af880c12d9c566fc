package io.tillbridge.lightspeed;

import java.time.Instant;
import java.util.List;

/**
 * What a key or an account may still call, for people.
 *
 * @param windows 5 minutes, hour, day; or the one bucket; empty before the first answer
 * @param asOf when the shop told it last; null before the first answer
 * @param underWay calls that have no answer yet
 * @param waitsUntil the shop asked for quiet until then; null when it did not
 */
public record BudgetView(List<Window> windows, Instant asOf, int underWay, Instant waitsUntil) {
    public BudgetView {
        windows = List.copyOf(windows);
    }

    /**
     * One of the windows in which calls are counted.
     *
     * @param name {@code 5min}, {@code hour}, {@code day} or {@code bucket}
     * @param remaining as told; calls under way may or may not be in it
     * @param level of a bucket; null for a window that fills up at once
     */
    public record Window(String name, long limit, long remaining, Instant resetsAt, Level level) {
        public Window(String name, long limit, long remaining, Instant resetsAt) {
            this(name, limit, remaining, resetsAt, null);
        }
    }

    /**
     * How full a leaky bucket is.
     *
     * @param filled in the unit of the limit, with decimals
     * @param perSecond how much leaves it each second
     */
    public record Level(double filled, double perSecond) {}
}
