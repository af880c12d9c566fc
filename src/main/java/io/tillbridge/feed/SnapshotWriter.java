package io.tillbridge.feed;

import com.dynatrace.hash4j.hashing.Hashing;
import io.tillbridge.feed.definition.FeedField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the snapshot of a feed. */
final class SnapshotWriter implements AutoCloseable {
    private final BufferedWriter out;
    private final int key;
    private final int price;
    private final int stock;

    SnapshotWriter(Path file, List<FeedField> fields, int key) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.key = key;
        this.price = place(fields, "price");
        this.stock = place(fields, "stock");
    }

    /** The first field that is filled from it; -1: none. */
    private static int place(List<FeedField> fields, String source) {
        for (int i = 0; i < fields.size(); i++) {
            for (String path : fields.get(i).sources()) {
                if (path.equals(source) || path.startsWith(source + ".")) {
                    return i;
                }
            }
        }
        return -1;
    }

    void item(long productId, Object[] written) throws IOException {
        StringBuilder rest = new StringBuilder(256);
        for (int i = 0; i < written.length; i++) {
            if (i != price && i != stock) {
                rest.append(ValueText.of(written[i])).append('\u0000');
            }
        }
        out.write(Long.toString(productId));
        cell((String) written[key]);
        cell(price < 0 ? "" : ValueText.of(written[price]));
        cell(stock < 0 ? "" : ValueText.of(written[stock]));
        cell(Long.toHexString(Hashing.xxh3_64().hashCharsToLong(rest)));
        out.write('\n');
    }

    private void cell(String text) throws IOException {
        out.write('\t');
        out.write(text.indexOf('\n') < 0 ? text : text.replace('\n', ' '));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
