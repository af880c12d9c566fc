package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * What was noted about single rows, in the order of the rows. Each partition holds (ordinal, note) pairs in falling
 * order of ordinal; they are read backwards and merged. Rows must be asked about in rising order.
 */
final class MergedRuns {
    private final PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong(run -> run.ordinal));
    private final LongUnaryOperator ordinals;
    private long note;

    MergedRuns(PartitionedFile file) throws SpoolFault {
        this(file, LongUnaryOperator.identity());
    }

    /** @param ordinals the ordinal of a record by its first number */
    MergedRuns(PartitionedFile file, LongUnaryOperator ordinals) throws SpoolFault {
        this.ordinals = ordinals;
        for (int partition = 0; partition < PartitionedFile.PARTITIONS; partition++) {
            add(new Run(file.backwards(partition)));
        }
    }

    /** The notes about a row joined by OR; 0 when there is none. */
    long noteOf(long ordinal) throws SpoolFault {
        note = 0;
        each(ordinal, record -> note |= record.get(1));
        return note;
    }

    /** Gives each record about a row. */
    void each(long ordinal, Consumer<PartitionReader> record) throws SpoolFault {
        while (!runs.isEmpty() && runs.peek().ordinal <= ordinal) {
            Run run = runs.poll();
            if (run.ordinal == ordinal) {
                record.accept(run.reader);
            }
            add(run);
        }
    }

    private void add(Run run) throws SpoolFault {
        if (run.reader.next()) {
            run.ordinal = ordinals.applyAsLong(run.reader.get(0));
            runs.add(run);
        }
    }

    private static final class Run {
        private final PartitionReader reader;
        private long ordinal;

        Run(PartitionReader reader) {
            this.reader = reader;
        }
    }
}
