package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import io.tillbridge.catalog.load.ChangeRoom.Grant;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Products of one transaction, as the lines LOAD DATA reads: the upload, then the product. Filled, written, emptied and
 * filled again.
 */
final class Chunk {
    private final Utf8Buffer lines;
    private final long[] uploads;
    private final List<int[]> rowsOfFiles = new ArrayList<>();
    private int rows;
    private boolean known;

    /** Takes the rows of one upload. */
    interface UploadRows {
        void rows(long upload, int rows);
    }

    /** @param uploads by the number of their file */
    Chunk(int bytes, long[] uploads) {
        this.uploads = uploads;
        this.lines = new Utf8Buffer(bytes + bytes / 8);
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return lines.length();
    }

    /** Whether the products are in the table already and are to be changed. */
    boolean known() {
        return known;
    }

    void clear(boolean knownProducts) {
        lines.clear();
        rows = 0;
        rowsOfFiles.clear();
        known = knownProducts;
    }

    InputStream stream() {
        return new ByteArrayInputStream(lines.bytes(), 0, lines.length());
    }

    void add(int file, CatalogProduct product, long storedHash, boolean keepVisible) {
        begin(file);
        ProductLine.write(lines, product, storedHash, keepVisible);
        count(file);
    }

    /** A product whose line is ready. */
    void add(int file, byte[] line, int length) {
        begin(file);
        lines.bytes(line, length);
        count(file);
    }

    private void begin(int file) {
        lines.ascii(Long.toString(uploads[file]));
        lines.ascii('\t');
    }

    private void count(int file) {
        rows++;
        if (rowsOfFiles.isEmpty() || rowsOfFiles.get(rowsOfFiles.size() - 1)[0] != file) {
            rowsOfFiles.add(new int[] {file, 0});
        }
        rowsOfFiles.get(rowsOfFiles.size() - 1)[1]++;
    }

    /** All its products are stored. */
    void countInto(StoredRows stored) {
        rowsOfFiles.forEach(of -> stored.add(of[0], known, of[1]));
    }

    /** A file may come more than once. */
    void eachUpload(UploadRows rowsOf) {
        rowsOfFiles.forEach(of -> rowsOf.rows(uploads[of[0]], of[1]));
    }

    /**
     * The first rows of each file.
     *
     * @param grants how many, in the order of {@link #eachUpload}
     */
    InputStream head(List<Grant> grants) {
        if (grants.stream().allMatch(Grant::whole)) {
            return stream();
        }
        List<InputStream> parts = new ArrayList<>();
        int start = 0;
        for (Grant grant : grants) {
            int end = skip(start, grant.granted());
            parts.add(new ByteArrayInputStream(lines.bytes(), start, end - start));
            start = skip(end, grant.counted() - grant.granted());
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private int skip(int from, long count) {
        byte[] bytes = lines.bytes();
        int at = from;
        for (long line = 0; line < count; at++) {
            if (bytes[at] == '\n') {
                line++;
            }
        }
        return at;
    }

    /** The SKU of a row, counted from 1: what a warning of the database is about. */
    String skuOf(int row) {
        byte[] bytes = lines.bytes();
        int start = row > rows ? lines.length() : skip(0, row - 1L);
        while (start < lines.length() && bytes[start] != '\t') {
            start++;
        }
        start = Math.min(start + 1, lines.length());
        int end = start;
        while (end < lines.length() && bytes[end] != '\t') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
