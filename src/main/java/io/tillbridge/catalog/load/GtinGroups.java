package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.SpoolFault;
import java.util.List;

/** Finds the GTINs that stand under two or more SKUs of a file. Memory: the GTINs of one partition. */
final class GtinGroups {
    private static final int FIRST_HIGH = 0;
    private static final int FIRST_LOW = 1;
    private static final int SEEN = 2;
    private static final int ONE_SKU = 1;
    private static final int MORE_SKUS = 2;

    private final GtinLog gtins;
    private final SkuLog skus;
    private final PartitionedFile duplicates;
    private final List<SurveyedFile> files;
    private final KeyTable table = new KeyTable(3);

    /** @param duplicates takes (ordinal, bits of kinds), falling in each partition */
    GtinGroups(GtinLog gtins, SkuLog skus, PartitionedFile duplicates, List<SurveyedFile> files) {
        this.gtins = gtins;
        this.skus = skus;
        this.duplicates = duplicates;
        this.files = files;
    }

    void partition(int partition) throws SpoolFault {
        table.clear();
        PartitionReader counted = gtins.forwards(partition);
        while (counted.next()) {
            count(counted);
        }
        PartitionReader told = gtins.backwards(partition);
        while (told.next()) {
            int place = table.place(told.get(GtinLog.GTIN), 0);
            if (table.get(place, SEEN) == MORE_SKUS) {
                tell(partition, told);
            }
        }
    }

    private void count(PartitionReader cell) {
        int place = table.place(cell.get(GtinLog.GTIN), 0);
        long high = cell.get(GtinLog.HIGH);
        long low = cell.get(GtinLog.LOW);
        if (table.get(place, SEEN) == 0) {
            table.set(place, SEEN, ONE_SKU);
            table.set(place, FIRST_HIGH, high);
            table.set(place, FIRST_LOW, low);
        } else if (table.get(place, FIRST_HIGH) != high || table.get(place, FIRST_LOW) != low) {
            table.set(place, SEEN, MORE_SKUS);
        }
    }

    private void tell(int partition, PartitionReader cell) throws SpoolFault {
        long keyed = cell.get(GtinLog.KEYED);
        long ordinal = Ordinal.ofKeyed(keyed);
        SurveyedFile file = files.get(Ordinal.file(ordinal));
        if (Ordinal.kind(keyed) == GtinLog.SILENT || file.refused()) {
            return;
        }
        long mask = 1L << Ordinal.kind(keyed);
        skus.duplicateGtin(cell.get(GtinLog.HIGH), cell.get(GtinLog.LOW), ordinal, mask);
        duplicates.append(partition, ordinal, mask);
        file.tally().found(FindingCode.GTIN_DUPLICATE);
    }
}
