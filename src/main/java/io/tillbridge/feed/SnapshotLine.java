package io.tillbridge.feed;

import java.io.IOException;

/**
 * One item of a snapshot: product, key, price, stock and a digest of everything else, divided by tabs.
 *
 * @param productId lines are sorted by it
 */
record SnapshotLine(long productId, String item, String price, String stock, String rest) {
    private static final int PARTS = 5;

    static SnapshotLine of(String line) throws IOException {
        String[] parts = line.split("\t", -1);
        try {
            if (parts.length == PARTS) {
                return new SnapshotLine(Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4]);
            }
        } catch (NumberFormatException told) {
            throw new IOException("A snapshot of a feed: expected a number at the beginning of a line.", told);
        }
        throw new IOException("A snapshot of a feed: expected " + PARTS + " parts in a line, found " + parts.length + ".");
    }
}
