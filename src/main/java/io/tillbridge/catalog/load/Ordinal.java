package io.tillbridge.catalog.load;

/** The place of a row in a delivery as one number that sorts like the reading: file first, then row. */
final class Ordinal {
    /** How many files a delivery may have. */
    static final int MOST_FILES = 1 << 15;

    private static final int ROW_BITS = 44;
    private static final int KIND_BITS = 3;

    private Ordinal() {}

    static long of(int file, long row) {
        return ((long) file << ROW_BITS) | row;
    }

    static int file(long ordinal) {
        return (int) (ordinal >>> ROW_BITS);
    }

    /** Ordinal and a small number, 0 to 7, side by side. */
    static long keyed(long ordinal, int kind) {
        return (ordinal << KIND_BITS) | kind;
    }

    static long ofKeyed(long keyed) {
        return keyed >>> KIND_BITS;
    }

    static int kind(long keyed) {
        return (int) (keyed & ((1 << KIND_BITS) - 1));
    }
}
