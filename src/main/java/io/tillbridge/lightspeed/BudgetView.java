package io.tillbridge.lightspeed;

import java.time.Instant;
import java.util.List;

/**
 * What a key may still call, for people.
 *
 * @param windows 5 minutes, hour, day; empty before the first answer
 * @param asOf when the shop told it last; null before the first answer
 * @param underWay calls that have no answer yet
 * @param waitsUntil the shop asked for quiet until then; null when it did not
 */
public record BudgetView(List<Window> windows, Instant asOf, int underWay, Instant waitsUntil) {
    public BudgetView {
        windows = List.copyOf(windows);
    }

    /**
     * One of the shop's windows.
     *
     * @param name {@code 5min}, {@code hour} or {@code day}
     * @param remaining as told; calls under way may or may not be in it
     */
    public record Window(String name, long limit, long remaining, Instant resetsAt) {}
}
