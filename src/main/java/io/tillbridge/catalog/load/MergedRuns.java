package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What was noted about single rows, in the order of the rows. Each partition holds (ordinal, note) pairs in falling
 * order of ordinal; they are read backwards and merged. Rows must be asked about in rising order.
 */
final class MergedRuns {
    private final PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong(run -> run.ordinal));

    MergedRuns(PartitionedFile file) throws SpoolFault {
        for (int partition = 0; partition < PartitionedFile.PARTITIONS; partition++) {
            add(new Run(file.backwards(partition)));
        }
    }

    /** The notes about a row joined by OR; 0 when there is none. */
    long noteOf(long ordinal) throws SpoolFault {
        long note = 0;
        while (!runs.isEmpty() && runs.peek().ordinal <= ordinal) {
            Run run = runs.poll();
            if (run.ordinal == ordinal) {
                note |= run.reader.get(1);
            }
            add(run);
        }
        return note;
    }

    private void add(Run run) throws SpoolFault {
        if (run.reader.next()) {
            run.ordinal = run.reader.get(0);
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
