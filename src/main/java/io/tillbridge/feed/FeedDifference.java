package io.tillbridge.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What differs between two snapshots: both are read side by side, neither is ever in memory. */
public final class FeedDifference {
    private final Changes changes;
    private boolean wanted = true;
    private long added;
    private long gone;
    private long price;
    private long stock;
    private long other;

    private FeedDifference(Changes changes) {
        this.changes = changes;
    }

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
        /** @return whether to hear of further ones; all are counted in any case */
        boolean take(Change change) throws IOException;
    }

    /**
     * Compares two snapshots.
     *
     * @param before null, or a file that is not there: everything is added
     */
    public static Counts between(Path before, Path after, Changes changes) throws IOException {
        FeedDifference difference = new FeedDifference(changes);
        try (BufferedReader old = before == null || Files.notExists(before)
                        ? new BufferedReader(java.io.Reader.nullReader())
                        : Files.newBufferedReader(before);
                BufferedReader now = Files.newBufferedReader(after)) {
            difference.merge(old, now);
        }
        return new Counts(difference.added, difference.gone, difference.price, difference.stock, difference.other);
    }

    private void merge(BufferedReader old, BufferedReader now) throws IOException {
        String left = old.readLine();
        String right = now.readLine();
        while (left != null || right != null) {
            if (left != null && left.equals(right)) {
                left = old.readLine();
                right = now.readLine();
                continue;
            }
            SnapshotLine was = left == null ? null : SnapshotLine.of(left);
            SnapshotLine is = right == null ? null : SnapshotLine.of(right);
            if (is == null || was != null && was.productId() < is.productId()) {
                gone++;
                told(Kind.GONE, was.item(), "", "");
                left = old.readLine();
            } else if (was == null || is.productId() < was.productId()) {
                added++;
                told(Kind.ADDED, is.item(), "", "");
                right = now.readLine();
            } else {
                changed(was, is);
                left = old.readLine();
                right = now.readLine();
            }
        }
    }

    private void changed(SnapshotLine was, SnapshotLine is) throws IOException {
        if (!was.item().equals(is.item())) {
            gone++;
            told(Kind.GONE, was.item(), "", "");
            added++;
            told(Kind.ADDED, is.item(), "", "");
            return;
        }
        if (!was.price().equals(is.price())) {
            price++;
            told(Kind.PRICE, is.item(), was.price(), is.price());
        }
        if (!was.stock().equals(is.stock())) {
            stock++;
            told(Kind.STOCK, is.item(), was.stock(), is.stock());
        }
        if (!was.rest().equals(is.rest())) {
            other++;
            told(Kind.OTHER, is.item(), "", "");
        }
    }

    private void told(Kind kind, String item, String before, String after) throws IOException {
        wanted = wanted && changes.take(new Change(kind, item, before, after));
    }
}
