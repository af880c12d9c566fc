package io.tillbridge.feed;

import java.io.IOException;
import java.nio.file.Path;

/** What differs between two snapshots: both are read side by side, neither is ever in memory. */
public final class FeedDifference {
    private FeedDifference() {}

    /** What happened to an item. */
    public enum Kind {
        ADDED,
        GONE,
        PRICE,
        STOCK,
        /** Something else than price and stock. */
        OTHER
    }

    /**
     * One changed item.
     *
     * @param before price or stock as published last; blank for the other kinds
     * @param after price or stock now; blank for the other kinds
     */
    public record Change(Kind kind, String item, String before, String after) {}

    /** How many items of each kind; an item can count under price and under stock. */
    public record Counts(long added, long gone, long price, long stock, long other) {}

    /** Takes the changes, in the order of the products. */
    public interface Changes {
        /** @return whether to go on */
        boolean take(Change change) throws IOException;
    }

    /**
     * Compares two snapshots.
     *
     * @param before null, or a file that is not there: everything is added
     */
    public static Counts between(Path before, Path after, Changes changes) throws IOException {
        throw new UnsupportedOperationException();
    }
}
