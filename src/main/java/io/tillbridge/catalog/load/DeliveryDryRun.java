package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A delivery read, checked and planned as for a load, and then left alone. */
final class DeliveryDryRun {
    private final Delivery delivery;
    private final boolean whole;
    private final Spool spool;
    private final CatalogFiles files;
    private final LoadTuning tuning;
    private final KnownProducts products;
    private final ProgressReporter reporter;

    /** @param whole whether it holds every file the vendor offers */
    DeliveryDryRun(
            Delivery delivery,
            boolean whole,
            Spool spool,
            CatalogFiles files,
            LoadTuning tuning,
            KnownProducts products,
            ProgressReporter reporter) {
        this.delivery = delivery;
        this.whole = whole;
        this.spool = spool;
        this.files = files;
        this.tuning = tuning;
        this.products = products;
        this.reporter = reporter;
    }

    LoadDryRun run(List<Upload> kept, UnchangedFileDetector unchangedFiles) throws SpoolFault {
        MissingProducts policy = delivery.settings().missingProducts();
        List<Upload> before = unchangedFiles.lastLoaded(delivery);
        String intended = UnchangedFileDetector.fingerprint(
                delivery.settings(),
                files.rules(),
                UnchangedFileDetector.applied(policy, whole, UnchangedFileDetector.noneRefused(before)));
        if (!delivery.forced() && UnchangedFileDetector.same(kept, intended, before)) {
            return new LoadDryRun(true, List.of(), 0, MissingProducts.KEEP);
        }
        Path scratch = spool.scratch();
        try {
            return plan(kept, scratch);
        } finally {
            spool.discard(scratch);
        }
    }

    private LoadDryRun plan(List<Upload> kept, Path scratch) throws SpoolFault {
        reporter.files(kept.stream().mapToLong(Upload::size).sum());
        reporter.step("survey");
        SkuHash hash = new SkuHash();
        List<SurveyedFile> surveyed = new ArrayList<>();
        try (SkuLog skus = new SkuLog(scratch.resolve("skus"));
                GtinLog gtins = new GtinLog(scratch.resolve("gtins"))) {
            try (Survey survey = new Survey(
                    files, delivery.settings(), scratch, false, tuning.checkers(), hash, skus, gtins, reporter)) {
                for (Upload upload : kept) {
                    surveyed.add(survey.read(surveyed.size(), upload));
                }
            }
            reporter.step("plan");
            try (Plan plan = new Planner(scratch, products, reporter).plan(hash, skus, gtins, surveyed)) {
                MissingProducts missing = UnchangedFileDetector.applied(
                        delivery.settings().missingProducts(),
                        whole,
                        surveyed.stream().allMatch(SurveyedFile::counts));
                boolean guarded = missing != MissingProducts.KEEP
                        && !delivery.forced()
                        && plan.dropsMoreThan(delivery.settings().maxDropPercent());
                return new LoadDryRun(
                        false,
                        surveyed.stream().map(file -> told(file, guarded, plan)).toList(),
                        plan.gone(),
                        guarded ? MissingProducts.KEEP : missing);
            }
        }
    }

    private static LoadDryRun.File told(SurveyedFile file, boolean guarded, Plan plan) {
        String refusal = DeliveryTransitions.why(file);
        if (refusal == null && guarded) {
            refusal = "of " + plan.live() + " live products " + plan.gone()
                    + " are not in this delivery, more than may go at once (FILE_DROP_GUARD)";
        }
        return new LoadDryRun.File(file.upload().filename(), file.summary(), refusal);
    }
}
