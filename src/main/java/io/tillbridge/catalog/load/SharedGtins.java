package io.tillbridge.catalog.load;

import io.tillbridge.catalog.check.OtherRows;
import io.tillbridge.product.GtinKind;
import io.tillbridge.storage.SpoolFault;

/**
 * Which other rows hold the GTINs that are in the file twice, in the order of the rows. As with {@link MergedRuns} each
 * partition is read backwards, and rows must be asked about in rising order.
 */
final class SharedGtins implements OtherRows {
    /** Lines that are named; of further ones only how many. */
    static final int NAMED = 5;

    private static final int COUNT = 1;
    private static final int FIRST_LINE = 2;

    /** Keyed ordinal, count of other rows, the lines of the first of them. */
    static final int WIDTH = FIRST_LINE + NAMED;

    private final MergedRuns runs;
    private final String[] words = new String[GtinKind.values().length];

    SharedGtins(PartitionedFile file) throws SpoolFault {
        runs = new MergedRuns(file, Ordinal::ofKeyed);
    }

    /** Goes on to a row. */
    void at(long ordinal) throws SpoolFault {
        runs.each(ordinal, record -> words[Ordinal.kind(record.get(0))] = words(record));
    }

    @Override
    public String of(GtinKind kind) {
        return words[kind.index()];
    }

    private static String words(PartitionReader reader) {
        long count = reader.get(COUNT);
        StringBuilder words = new StringBuilder(count == 1 ? "line " : "lines ");
        for (int i = 0; i < Math.min(count, NAMED); i++) {
            boolean last = i == count - 1 && i > 0;
            words.append(i == 0 ? "" : last ? " and " : ", ").append(reader.get(FIRST_LINE + i));
        }
        return count > NAMED
                ? words.append(" and ").append(count - NAMED).append(" more").toString()
                : words.toString();

}
}
