package io.tillbridge.catalog.load;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One delivery on its way: survey, plan, load, report. */
final class DeliveryLoad {
    private static final int WITHDRAWN_AT_ONCE = 1_000;

    private final Delivery delivery;
    private final CatalogSettings settings;
    private final Database database;
    private final Spool spool;
    private final CatalogFiles files;
    private final LoadTuning tuning;
    private final UploadStore uploads;
    private final DeliveryTransitions books;
    private final KnownProducts products;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;
    private final Map<Long, Summary> written = new HashMap<>();

    DeliveryLoad(
            Delivery delivery,
            Database database,
            Spool spool,
            CatalogFiles files,
            LoadTuning tuning,
            UploadStore uploads,
            DeliveryTransitions books,
            KnownProducts products,
            DatabaseRetry retry,
            ProgressReporter reporter) {
        this.delivery = delivery;
        this.settings = delivery.settings();
        this.database = database;
        this.spool = spool;
        this.files = files;
        this.tuning = tuning;
        this.uploads = uploads;
        this.books = books;
        this.products = products;
        this.retry = retry;
        this.reporter = reporter;
    }

    /** Brings the delivery to its end; gives how many products it took from the shelf. */
    long run(UnchangedFileDetector unchangedFiles, LoadLock lock) throws SpoolFault {
        List<Upload> all = uploads.ofDelivery(delivery.id());
        List<Upload> kept =
                all.stream().filter(upload -> upload.sha256() != null).toList();
        if (kept.isEmpty()) {
            books.ended(delivery.id(), stateWithoutFiles(all), Map.of());
            return 0;
        }
        boolean whole = delivery.whole(all);
        List<Upload> before = unchangedFiles.lastLoaded(delivery);
        String intended = fingerprint(applied(whole, UnchangedFileDetector.noneRefused(before)));
        if (!delivery.forced() && !delivery.planned() && UnchangedFileDetector.same(kept, intended, before)) {
            unchanged(kept, before, intended);
            return 0;
        }
        books.loading(delivery.id());
        Path scratch = spool.scratch();
        try {
            return load(kept, whole, before, scratch, lock);
        } finally {
            spool.discard(scratch);
        }
    }

    private static DeliveryState stateWithoutFiles(List<Upload> all) {
        if (all.stream().anyMatch(upload -> upload.state() == UploadState.FAILED)) {
            return DeliveryState.FAILED;
        }
        return all.isEmpty() ? DeliveryState.UNCHANGED : DeliveryState.REFUSED;
    }

    private void unchanged(List<Upload> kept, List<Upload> before, String fingerprint) throws SpoolFault {
        for (int i = 0; i < kept.size(); i++) {
            spool.share(before.get(i).id(), kept.get(i).id(), ErrorFile.NAME);
            spool.share(before.get(i).id(), kept.get(i).id(), RejectedRows.NAME);
        }
        settle(kept);
        books.unchanged(delivery.id(), kept, before, fingerprint);
    }

    private long load(List<Upload> kept, boolean whole, List<Upload> before, Path scratch, LoadLock lock)
            throws SpoolFault {
        reporter.files(kept.stream().mapToLong(Upload::size).sum());
        SkuHash hash = new SkuHash();
        try (SkuLog skus = new SkuLog(scratch.resolve("skus"));
                GtinLog gtins = new GtinLog(scratch.resolve("gtins"))) {
            List<SurveyedFile> surveyed = survey(kept, scratch, hash, skus, gtins);
            reporter.step("plan");
            try (Plan plan = new Planner(scratch, products, reporter).plan(hash, skus, gtins, surveyed)) {
                MissingProducts missing = applied(whole, surveyed.stream().allMatch(SurveyedFile::counts));
                boolean guarded = missing != MissingProducts.KEEP && !delivery.forced() && !delivery.planned();
                if (guarded && plan.dropsMoreThan(settings.maxDropPercent())) {
                    surveyed = guarded(surveyed, plan);
                }
                if (surveyed.stream().noneMatch(SurveyedFile::counts)) {
                    refuse(plan, surveyed);
                    return 0;
                }
                return load(plan, surveyed, missing, fingerprint(missing), before, lock);
            }
        }
    }

    private List<SurveyedFile> survey(List<Upload> kept, Path scratch, SkuHash hash, SkuLog skus, GtinLog gtins)
            throws SpoolFault {
        if (kept.size() > Ordinal.MOST_FILES) {
            throw LoadFault.lasting(
                    "A delivery may have " + Ordinal.MOST_FILES + " files, found " + kept.size()
                            + ". Let the connection's path name a folder with fewer.",
                    null);
        }
        reporter.step("survey");
        List<SurveyedFile> surveyed = new ArrayList<>();
        try (Survey survey =
                new Survey(files, settings, scratch, products.none(), tuning.checkers(), hash, skus, gtins, reporter)) {
            for (Upload upload : kept) {
                surveyed.add(survey.read(surveyed.size(), upload));
            }
        }
        return surveyed;
    }

    /** Every file that could be loaded is refused, because together they lack too many products. */
    private List<SurveyedFile> guarded(List<SurveyedFile> surveyed, Plan plan) {
        Finding finding = Finding.ofFile(
                1,
                FindingCode.FILE_DROP_GUARD,
                "Of " + plan.live() + " live products " + plan.gone() + " are not in this delivery; at most "
                        + settings.maxDropPercent() + " % may go at once. Nothing is loaded.",
                FindingCode.FILE_DROP_GUARD.whatToDo());
        List<SurveyedFile> refused = new ArrayList<>();
        for (SurveyedFile file : surveyed) {
            file.tally().found(FindingCode.FILE_DROP_GUARD);
            refused.add(new SurveyedFile(
                    file.upload(), file.tally(), List.of(finding), file.overlaps(), file.flags(), file.lines()));
        }
        return refused;
    }

    private void refuse(Plan plan, List<SurveyedFile> surveyed) throws SpoolFault {
        reporter.step("report");
        read(plan, surveyed, null);
        settle(surveyed.stream().map(SurveyedFile::upload).toList());
        books.refused(delivery.id(), surveyed);
    }

    private long load(
            Plan plan,
            List<SurveyedFile> surveyed,
            MissingProducts missing,
            String fingerprint,
            List<Upload> before,
            LoadLock lock)
            throws SpoolFault {
        LoadSummaries summaries = new LoadSummaries(surveyed);
        if (!delivery.planned() || summaries.afterFailure()) {
            books.planned(delivery.id(), summaries.planned(), fingerprint);
        }
        StoredRows stored = new StoredRows(surveyed.size());
        try {
            write(plan, surveyed, stored);
        } catch (RuntimeException | SpoolFault e) {
            written.putAll(summaries.written(stored));
            throw e;
        }
        reporter.step("report");
        long withdrawn = missing == MissingProducts.KEEP ? 0 : withdraw(plan, missing);
        settle(surveyed.stream().map(SurveyedFile::upload).toList());
        lock.renew();
        books.ended(delivery.id(), DeliveryState.LOADED, DeliveryTransitions.endings(surveyed, fingerprint, before));
        return withdrawn;
    }

    private void write(Plan plan, List<SurveyedFile> surveyed, StoredRows stored) throws SpoolFault {
        reporter.step("load");
        ProductSql sql = new ProductSql(delivery.connectionId(), settings.blankCells());
        try (ProductWriter writer = new ProductWriter(
                () -> new ChunkLoader(database.dataSource(), sql),
                tuning,
                settings.blankCells() == BlankCells.KEEP,
                stored,
                retry,
                reporter)) {
            read(plan, surveyed, writer);
            writer.finish();
        }
    }

    /** What each upload of a load that failed has stored; empty when it failed before it wrote anything. */
    Map<Long, Summary> written() {
        return written;
    }

    private void read(Plan plan, List<SurveyedFile> surveyed, ProductWriter writer) throws SpoolFault {
        SecondReading reading = new SecondReading(files, settings, spool, plan, writer, reporter);
        for (int i = 0; i < surveyed.size(); i++) {
            reading.read(i, surveyed.get(i), surveyed.get(i).overlaps().findings(surveyed));
        }
    }

    private void settle(List<Upload> files) throws SpoolFault {
        spool.settle(files.stream().map(Upload::id).toList());
    }

    private long withdraw(Plan plan, MissingProducts policy) throws SpoolFault {
        long withdrawn = 0;
        List<Long> ids = new ArrayList<>();
        PartitionReader missing = plan.missing().forwards(0);
        while (missing.next()) {
            ids.add(missing.get(0));
            if (ids.size() == WITHDRAWN_AT_ONCE) {
                withdrawn += products.withdraw(ids, policy);
                ids.clear();
                reporter.beat();
                reporter.stopIfCancelled();
            }
        }
        return withdrawn + (ids.isEmpty() ? 0 : products.withdraw(ids, policy));
    }

    private MissingProducts applied(boolean whole, boolean noneRefused) {
        return UnchangedFileDetector.applied(settings.missingProducts(), whole, noneRefused);
    }

    private String fingerprint(MissingProducts applied) {
        return UnchangedFileDetector.fingerprint(settings, files.rules(), applied);
    }
}
