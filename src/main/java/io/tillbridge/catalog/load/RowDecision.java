package io.tillbridge.catalog.load;

/**
 * What becomes of a row, packed into one long with the line it is about.
 *
 * <p>The most frequent outcome of a delivery is not noted at all: created where the connection has no products, else
 * unchanged.
 */
final class RowDecision {
    static final int CREATED = 1;
    static final int CHANGED = 2;
    static final int UNCHANGED = 3;
    /** A later row of the same file has the same SKU: a finding that names its line. */
    static final int SUPERSEDED = 4;
    /** A later file of the delivery has the same SKU: one finding of the file, none of the row. */
    static final int ELSEWHERE = 5;

    private static final int KIND_BITS = 3;

    private RowDecision() {}

    static long of(int kind, long line) {
        return (line << KIND_BITS) | kind;
    }

    static int kind(long decision) {
        return (int) (decision & ((1 << KIND_BITS) - 1));
    }

    static long line(long decision) {
        return decision >>> KIND_BITS;
    }
}
