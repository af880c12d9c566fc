package io.tillbridge.shop;

/** @param bulk numbers of one bulk call at most; 1 sends each by a call of its own */
public record PushSizes(int bulk) {
    /** So many single calls may pass before the numbers are worked out anew. */
    private static final int SINGLE = 100;

    int chunk(boolean bulkWorks) {
        return bulkWorks && bulk > 1 ? bulk : SINGLE;
    }

    int largest() {
        return Math.max(bulk, SINGLE);
    }
}
