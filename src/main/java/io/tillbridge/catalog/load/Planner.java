package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.List;

/** From the notes of the first reading and the products there are to a decision on every row. */
final class Planner {
    private final Path scratch;
    private final KnownProducts products;
    private final ProgressReporter reporter;

    Planner(Path scratch, KnownProducts products, ProgressReporter reporter) {
        this.scratch = scratch;
        this.products = products;
        this.reporter = reporter;
    }

    /** Counts outcomes into the tallies of the files. The order of the steps is the order of the records in the log. */
    Plan plan(SkuHash hash, SkuLog skus, GtinLog gtins, List<SurveyedFile> files) throws SpoolFault {
        PartitionedFile duplicates = new PartitionedFile(scratch.resolve("duplicates"), 2);
        PartitionedFile others = new PartitionedFile(scratch.resolve("others"), SharedGtins.WIDTH);
        GtinGroups groups = new GtinGroups(gtins, skus, duplicates, others, files);
        for (int partition = 0; partition < PartitionedFile.PARTITIONS; partition++) {
            groups.partition(partition);
            safePoint();
        }
        gtins.close();
        long known = products.note(hash, skus);
        int usual = known == 0 ? RowDecision.CREATED : RowDecision.UNCHANGED;
        PartitionedFile decisions = new PartitionedFile(scratch.resolve("decisions"), 2);
        PartitionedFile missing = new PartitionedFile(scratch.resolve("missing"), 2);
        SkuDecisions decided = new SkuDecisions(skus, files, usual, decisions, missing);
        for (int partition = 0; partition < PartitionedFile.PARTITIONS; partition++) {
            decided.partition(partition);
            safePoint();
        }
        skus.close();
        files.stream().filter(file -> !file.overlaps().isEmpty()).forEach(file -> file.tally()
                .found(FindingCode.FILE_OVERLAP));
        return new Plan(usual, decisions, duplicates, others, missing, decided.live(), decided.gone());
    }

    private void safePoint() {
        reporter.beat();
        reporter.stopIfCancelled();
    }
}
