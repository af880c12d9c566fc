package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.tillbridge.catalog.check.Checked;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.file.RawRow;

/** Some rows of a file on their way through the check: filled by the reading thread, checked by another one. */
final class RowBatch {
    private static final int MOST_ROWS = 512;
    private static final int MOST_CHARS = 1 << 20;

    private final RawRow[] raws = new RawRow[MOST_ROWS];
    private final Checked[] checked = new Checked[MOST_ROWS];
    private final HashValue128[] skus = new HashValue128[MOST_ROWS];
    private final long[] articles = new long[MOST_ROWS];
    private final long[] contents = new long[MOST_ROWS];
    private final int[] ends = new int[MOST_ROWS];
    private final boolean ready;
    private Utf8Buffer lines;
    private int size;
    private int chars;
    private long bytesRead;

    /** @param ready whether the lines of the products are to be made, too */
    RowBatch(boolean ready) {
        this.ready = ready;
    }

    /** @return whether the batch is full with it */
    boolean add(RawRow raw) {
        raws[size++] = raw;
        for (String cell : raw.cells()) {
            chars += cell.length();
        }
        return size == MOST_ROWS || chars >= MOST_CHARS;
    }

    void readTo(long bytes) {
        bytesRead = bytes;
    }

    /** Bytes of the file taken in when the batch was full. */
    long bytesRead() {
        return bytesRead;
    }

    RowBatch check(RowCheck check, SkuHash hash) {
        lines = ready ? new Utf8Buffer(size * 512) : null;
        for (int i = 0; i < size; i++) {
            Checked row = check.check(raws[i]);
            checked[i] = row;
            if (!row.vendorSku().isEmpty()) {
                skus[i] = hash.of(row.vendorSku());
                articles[i] = article(check.article(raws[i]), skus[i], hash);
            }
            if (!row.rejected()) {
                contents[i] = row.product().contentHash();
                if (lines != null) {
                    ProductLine.write(lines, row.product(), StoredHash.of(contents[i], 0), false);
                }
            }
            ends[i] = lines == null ? 0 : lines.length();
        }
        return this;
    }

    private static long article(String text, HashValue128 sku, SkuHash hash) {
        return (text == null ? sku : hash.of(text)).getLeastSignificantBits();
    }

    int size() {
        return size;
    }

    long line(int i) {
        return raws[i].line();
    }

    Checked checked(int i) {
        return checked[i];
    }

    /** Null when the row has no SKU. */
    HashValue128 sku(int i) {
        return skus[i];
    }

    /** Hash of the article; the low half of the SKU's where each SKU is one. */
    long article(int i) {
        return articles[i];
    }

    /** Of the row's content; 0 when it is rejected. */
    long content(int i) {
        return contents[i];
    }

    /** UTF-8; the line of a row stands from {@link #start} to {@link #end}. */
    byte[] lines() {
        return lines.bytes();
    }

    int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];

}
}
