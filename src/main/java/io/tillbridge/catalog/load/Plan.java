package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;

/**
 * What will become of every row of a delivery, on scratch files.
 *
 * @param usual the decision of rows that are not rejected and have no other one
 * @param decisions (ordinal, {@link RowDecision})
 * @param duplicates (ordinal, bits of kinds of GTIN to leave blank)
 * @param others what {@link SharedGtins} reads of them
 * @param missing ids of live products without a row, in partition 0
 * @param live products before the load
 * @param gone how many are missing
 */
record Plan(
        int usual,
        PartitionedFile decisions,
        PartitionedFile duplicates,
        PartitionedFile others,
        PartitionedFile missing,
        long live,
        long gone)
        implements AutoCloseable {

    /** Whether more would go than the settings allow. */
    boolean dropsMoreThan(int percent) {
        return gone * 100 > live * percent;
    }

    /** What the drop guard says. */
    String drop(int percent) {
        return "Of " + live + " live products " + gone + " are not in this delivery; at most " + percent
                + " % may go at once. Nothing is loaded.";
    }

    @Override
    public void close() throws SpoolFault {
        try (decisions;
                duplicates;
                others;
                missing) {
            return;
        }
    }
}
