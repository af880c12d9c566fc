package io.tillbridge.catalog.load;

import com.dynatrace.hash4j.hashing.HashValue128;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;

/** All that is known about SKUs, by SKU: the rows of the files, GTINs used twice, the products there are. */
final class SkuLog implements AutoCloseable {
    static final int ROW = 0;
    /** A row of other width: counts for its SKU, but gets no second finding. */
    static final int SILENT_ROW = 1;

    static final int DUPLICATE_GTIN = 2;
    static final int PRODUCT = 3;
    static final int LIVE_PRODUCT = 4;

    /** Fields of a record; the meaning of A and B depends on the kind. */
    static final int HIGH = 0;

    static final int LOW = 1;
    static final int KEYED = 2;
    static final int A = 3;
    static final int B = 4;

    private final PartitionedFile file;

    SkuLog(Path path) throws SpoolFault {
        this.file = new PartitionedFile(path, 5);
    }

    /** A: line; B: content hash, 0 when the row is rejected. */
    void row(HashValue128 sku, long ordinal, boolean silent, long line, long contentHash) throws SpoolFault {
        add(sku, Ordinal.keyed(ordinal, silent ? SILENT_ROW : ROW), line, contentHash);
    }

    /** A: bits of the kinds of GTIN that other SKUs of the file have, too. */
    void duplicateGtin(long high, long low, long ordinal, long mask) throws SpoolFault {
        file.append(PartitionedFile.partition(low), high, low, Ordinal.keyed(ordinal, DUPLICATE_GTIN), mask, 0);
    }

    /** A: product id; B: content hash as stored. */
    void product(HashValue128 sku, boolean live, long id, long contentHash) throws SpoolFault {
        add(sku, Ordinal.keyed(0, live ? LIVE_PRODUCT : PRODUCT), id, contentHash);
    }

    private void add(HashValue128 sku, long keyed, long a, long b) throws SpoolFault {
        long low = sku.getLeastSignificantBits();
        file.append(PartitionedFile.partition(low), sku.getMostSignificantBits(), low, keyed, a, b);
    }

    /** From the last record written to the first. */
    PartitionReader backwards(int partition) {
        return file.backwards(partition);
    }

    @Override
    public void close() throws SpoolFault {
        file.close();
    }
}
