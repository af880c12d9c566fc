package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Products of one transaction, as the lines LOAD DATA reads. Filled, written, emptied and filled again. */
final class Chunk {
    private final Utf8Buffer lines;
    private final List<int[]> rowsOfFiles = new ArrayList<>();
    private int rows;
    private boolean known;

    Chunk(int bytes) {
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
        ProductLine.write(lines, product, storedHash, keepVisible);
        count(file);
    }

    /** A product whose line is ready. */
    void add(int file, byte[] line, int length) {
        lines.bytes(line, length);
        count(file);
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

    /** The line of a row, counted from 1, as far as its first tab: what a warning of the database is about. */
    String skuOf(int row) {
        byte[] bytes = lines.bytes();
        int start = 0;
        for (int line = 1; line < row && start < lines.length(); start++) {
            if (bytes[start] == '\n') {
                line++;
            }
        }
        int end = start;
        while (end < lines.length() && bytes[end] != '\t') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
