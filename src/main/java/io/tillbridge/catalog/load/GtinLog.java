package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;

/** The right GTINs of all rows, by file and GTIN. */
final class GtinLog implements AutoCloseable {
    static final int GTIN = 0;
    static final int HIGH = 1;
    static final int LOW = 2;
    /** Kind 0 to 4 as in {@code GtinKind}; see {@link #SILENT}. */
    static final int KEYED = 3;

    static final int LINE = 4;
    /** Hash of what makes an article: two rows of one may have one GTIN. */
    static final int ARTICLE = 5;

    /** Kind of a cell that has a finding already: it makes others duplicates, but gets no second finding. */
    static final int SILENT = 7;

    private static final int GTIN_BITS = 47;

    private static final int WIDTH = 6;

    private final PartitionedFile file;
    private final long[] record = new long[WIDTH];

    GtinLog(Path path) throws SpoolFault {
        this.file = new PartitionedFile(path, WIDTH);
    }

    void cell(long gtin, HashValue128 sku, long article, long ordinal, int kind, long line) throws SpoolFault {
        long key = ((long) Ordinal.file(ordinal) << GTIN_BITS) | gtin;
        record[GTIN] = key;
        record[HIGH] = sku.getMostSignificantBits();
        record[LOW] = sku.getLeastSignificantBits();
        record[KEYED] = Ordinal.keyed(ordinal, kind);
        record[LINE] = line;
        record[ARTICLE] = article;
        file.append(PartitionedFile.partition((key * 0x9E3779B97F4A7C15L) >>> 56), record);
    }

    PartitionReader forwards(int partition) {
        return file.forwards(partition);
    }

    PartitionReader backwards(int partition) {
        return file.backwards(partition);
    }

    @Override
    public void close() throws SpoolFault {
        file.close();
    }
}
