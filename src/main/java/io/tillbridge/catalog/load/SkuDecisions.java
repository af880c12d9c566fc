package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.SpoolFault;
import java.util.List;

/**
 * Decides for each row of a delivery what becomes of it. The records of a partition are read from the last to the first:
 * so the products come first, then the GTINs used twice, and of the rows the one that counts comes before all others of
 * its SKU. Memory: the SKUs of one partition.
 */
final class SkuDecisions {
    private static final int FLAGS = 0;
    private static final int PRODUCT_ID = 1;
    private static final int PRODUCT_HASH = 2;
    private static final int DUPLICATE_ORDINAL = 3;
    private static final int DUPLICATE_MASK = 4;
    /** The last row of the SKU in the file that was seen last. */
    private static final int LAST_FILE = 5;

    private static final int LAST_LINE = 6;
    /** The file whose row counts. */
    private static final int COUNTING_FILE = 7;

    private static final long HAS_PRODUCT = 1;
    private static final long LIVE = 2;
    private static final long HAS_ROW = 4;

    private final SkuLog skus;
    private final List<SurveyedFile> files;
    private final int usual;
    private final PartitionedFile decisions;
    private final PartitionedFile missing;
    private final KeyTable table = new KeyTable(8);
    private long live;
    private long gone;

    /**
     * @param usual the decision that is not noted
     * @param decisions takes (ordinal, decision), falling in each partition
     * @param missing takes (product id, 0) of live products without a row
     */
    SkuDecisions(SkuLog skus, List<SurveyedFile> files, int usual, PartitionedFile decisions, PartitionedFile missing) {
        this.skus = skus;
        this.files = files;
        this.usual = usual;
        this.decisions = decisions;
        this.missing = missing;
    }

    void partition(int partition) throws SpoolFault {
        table.clear();
        PartitionReader records = skus.backwards(partition);
        while (records.next()) {
            int place = table.place(records.get(SkuLog.HIGH), records.get(SkuLog.LOW));
            long keyed = records.get(SkuLog.KEYED);
            switch (Ordinal.kind(keyed)) {
                case SkuLog.PRODUCT -> product(place, HAS_PRODUCT, records);
                case SkuLog.LIVE_PRODUCT -> product(place, HAS_PRODUCT | LIVE, records);
                case SkuLog.DUPLICATE_GTIN -> duplicate(place, Ordinal.ofKeyed(keyed), records.get(SkuLog.A));
                default -> {
                    if (!files.get(Ordinal.file(Ordinal.ofKeyed(keyed))).refused()) {
                        row(partition, place, records);
                    }
                }
            }
        }
        countProducts();
    }

    /** Live products before the load, of the partitions done so far. */
    long live() {
        return live;
    }

    /** Live products without a row. */
    long gone() {
        return gone;
    }

    private void product(int place, long flags, PartitionReader record) {
        table.set(place, FLAGS, flags);
        table.set(place, PRODUCT_ID, record.get(SkuLog.A));
        table.set(place, PRODUCT_HASH, record.get(SkuLog.B));
    }

    /** Only the duplicates of the SKU's last row matter here. */
    private void duplicate(int place, long ordinal, long mask) {
        long known = table.get(place, DUPLICATE_MASK) == 0 ? -1 : table.get(place, DUPLICATE_ORDINAL);
        if (ordinal > known) {
            table.set(place, DUPLICATE_ORDINAL, ordinal);
            table.set(place, DUPLICATE_MASK, mask);
        } else if (ordinal == known) {
            table.set(place, DUPLICATE_MASK, table.get(place, DUPLICATE_MASK) | mask);
        }
    }

    private void row(int partition, int place, PartitionReader record) throws SpoolFault {
        long keyed = record.get(SkuLog.KEYED);
        long ordinal = Ordinal.ofKeyed(keyed);
        int file = Ordinal.file(ordinal);
        long content = record.get(SkuLog.B);
        long flags = table.get(place, FLAGS);
        if ((flags & HAS_ROW) == 0) {
            table.set(place, FLAGS, flags | HAS_ROW);
            last(place, file, record.get(SkuLog.A));
            table.set(place, COUNTING_FILE, file);
            if (content != 0) {
                decide(partition, ordinal, outcome(place, ordinal, content));
            }
        } else if (table.get(place, LAST_FILE) == file) {
            superseded(partition, place, ordinal, Ordinal.kind(keyed) == SkuLog.SILENT_ROW, content == 0);
        } else {
            last(place, file, record.get(SkuLog.A));
            files.get(file).overlaps().add((int) table.get(place, COUNTING_FILE));
            if (content != 0) {
                decide(partition, ordinal, RowDecision.ELSEWHERE);
            }
        }
    }

    private void last(int place, int file, long line) {
        table.set(place, LAST_FILE, file);
        table.set(place, LAST_LINE, line);
    }

    private int outcome(int place, long ordinal, long content) {
        if ((table.get(place, FLAGS) & HAS_PRODUCT) == 0) {
            return RowDecision.CREATED;
        }
        long mask = table.get(place, DUPLICATE_ORDINAL) == ordinal ? table.get(place, DUPLICATE_MASK) : 0;
        boolean same = table.get(place, PRODUCT_HASH) == StoredHash.of(content, mask);
        return same ? RowDecision.UNCHANGED : RowDecision.CHANGED;
    }

    private void superseded(int partition, int place, long ordinal, boolean silent, boolean rejected)
            throws SpoolFault {
        if (silent) {
            return;
        }
        UploadCounts tally = files.get(Ordinal.file(ordinal)).tally();
        tally.found(FindingCode.SKU_DUPLICATE);
        if (!rejected) {
            tally.rejectedLater();
        }
        decisions.append(partition, ordinal, RowDecision.of(RowDecision.SUPERSEDED, table.get(place, LAST_LINE)));
    }

    private void decide(int partition, long ordinal, int decision) throws SpoolFault {
        files.get(Ordinal.file(ordinal)).tally().outcome(decision);
        if (decision != usual) {
            decisions.append(partition, ordinal, RowDecision.of(decision, 0));
        }
    }

    private void countProducts() throws SpoolFault {
        for (int place = table.entryFrom(0); place >= 0; place = table.entryFrom(table.after(place))) {
            long flags = table.get(place, FLAGS);
            if ((flags & LIVE) != 0) {
                live++;
                if ((flags & HAS_ROW) == 0) {
                    gone++;
                    missing.append(0, table.get(place, PRODUCT_ID), 0);
                }
            }
        }
    }
}
