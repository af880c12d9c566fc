package io.tillbridge.flow.stock;

/** @param bulk numbers of one bulk call at most; 1 sends each by a call of its own */
public record PushSizes(int bulk) {
    /** So many single calls may pass before the numbers are worked out anew. */
    private static final int SINGLE = 100;

    boolean allowBulk() {
        return bulk > 1;
    }

    int chunk(boolean byBulk) {
        return byBulk ? bulk : SINGLE;
    }
}
