package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.SpoolFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the GTINs that stand under two or more SKUs of a file. Where a dialect says which rows are one article, the last row
 * of it keeps the number. Memory: the GTINs of one partition.
 */
final class GtinGroups {
    private static final int ARTICLE = 0;
    private static final int SEEN = 1;
    private static final int FIRST_LINE = 2;
    private static final int LAST_ORDINAL = 3;
    private static final int ONE_ARTICLE = 1;
    private static final int MORE_ARTICLES = 2;

    private final GtinLog gtins;
    private final SkuLog skus;
    private final PartitionedFile duplicates;
    private final PartitionedFile others;
    private final List<SurveyedFile> files;
    private final KeyTable table = new KeyTable(4);
    /** By GTIN, for those in two rows or more only: how many rows, and the lines of the first ones. */
    private final Map<Long, long[]> lines = new HashMap<>();

    private final long[] other = new long[SharedGtins.WIDTH];

    /**
     * Of one delivery.
     *
     * @param duplicates takes (ordinal, bits of kinds), falling in each partition
     * @param others takes what {@link SharedGtins} reads, falling in each partition
     */
    GtinGroups(
            GtinLog gtins, SkuLog skus, PartitionedFile duplicates, PartitionedFile others, List<SurveyedFile> files) {
        this.gtins = gtins;
        this.skus = skus;
        this.duplicates = duplicates;
        this.others = others;
        this.files = files;
    }

    void partition(int partition) throws SpoolFault {
        table.clear();
        lines.clear();
        PartitionReader counted = gtins.forwards(partition);
        while (counted.next()) {
            count(counted);
        }
        PartitionReader told = gtins.backwards(partition);
        while (!lines.isEmpty() && told.next()) {
            if (lines.containsKey(told.get(GtinLog.GTIN)) && isDuplicate(told)) {
                tell(partition, told);
            }
        }
    }

    private void count(PartitionReader cell) {
        long gtin = cell.get(GtinLog.GTIN);
        int place = table.place(gtin, 0);
        table.set(place, LAST_ORDINAL, Ordinal.ofKeyed(cell.get(GtinLog.KEYED)));
        if (table.get(place, SEEN) == 0) {
            table.set(place, SEEN, ONE_ARTICLE);
            table.set(place, ARTICLE, cell.get(GtinLog.ARTICLE));
            table.set(place, FIRST_LINE, cell.get(GtinLog.LINE));
            return;
        }
        if (table.get(place, ARTICLE) != cell.get(GtinLog.ARTICLE)) {
            table.set(place, SEEN, MORE_ARTICLES);
        }
        note(gtin, table.get(place, FIRST_LINE), cell.get(GtinLog.LINE));
    }

    /** One more line than is named, since the row's own is among them. */
    private void note(long gtin, long firstLine, long line) {
        long[] known = lines.computeIfAbsent(gtin, first -> {
            long[] made = new long[SharedGtins.NAMED + 2];
            made[0] = 1;
            made[1] = firstLine;
            return made;
        });
        known[0]++;
        if (known[0] < known.length) {
            known[(int) known[0]] = line;
        }
    }

    /** Of one article's rows under different SKUs all but the last. */
    private boolean isDuplicate(PartitionReader cell) {
        int place = table.place(cell.get(GtinLog.GTIN), 0);
        boolean grouped = cell.get(GtinLog.ARTICLE) != cell.get(GtinLog.LOW);
        return table.get(place, SEEN) == MORE_ARTICLES
                || (grouped && table.get(place, LAST_ORDINAL) != Ordinal.ofKeyed(cell.get(GtinLog.KEYED)));
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
        others.append(partition, others(keyed, cell.get(GtinLog.LINE), lines.get(cell.get(GtinLog.GTIN))));
        file.tally().found(FindingCode.GTIN_DUPLICATE);
    }

    private long[] others(long keyed, long line, long[] known) {
        other[0] = keyed;
        other[1] = known[0] - 1;
        int at = 2;
        for (int i = 1; i < known.length && i <= known[0] && at < other.length; i++) {
            if (known[i] != line) {
                other[at++] = known[i];
            }
        }
        return other;
    }
}
