package io.tillbridge.api.http;

import java.util.function.LongSupplier;

/** So many waits in a second and no more, so that the few that wait do not make an address slow for the many. */
final class WaitBudget {
    private static final double SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private double left;
    private long at;

    WaitBudget(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.left = perSecond;
        this.at = nanos.getAsLong();
    }

    synchronized boolean take() {
        long now = nanos.getAsLong();
        left = Math.min(perSecond, left + (now - at) / SECOND * perSecond);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
