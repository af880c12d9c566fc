package io.tillbridge.catalog.load;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the steps of one delivery do: each of its methods is one step, called once and in order. */
final class DeliveryLoad implements AutoCloseable {
    private final Delivery delivery;
    private final CatalogSettings settings;
    private final LoadResources with;
    private final Spool spool;
    private final DeliveryTransitions books;
    private final KnownProducts products;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;
    private final Map<Long, Summary> written = new HashMap<>();
    private List<Upload> all;
    private List<Upload> kept;
    private List<Upload> before;
    private boolean whole;
    private String fingerprint;
    private MissingProducts missing;
    private FirstReading reading;
    private List<SurveyedFile> surveyed;
    private Plan plan;
    private DeliveryCheck check;
    private long withdrawn;

    DeliveryLoad(Delivery delivery, LoadResources with, DatabaseRetry retry, ProgressReporter reporter) {
        this.delivery = delivery;
        this.settings = delivery.settings();
        this.with = with;
        this.spool = with.spool();
        this.books = new DeliveryTransitions(with.database(), with.uploads(), retry, reporter);
        this.products = new KnownProducts(with.database().dataSource(), delivery.connectionId(), retry, reporter);
        this.retry = retry;
        this.reporter = reporter;
    }

    DeliveryDecision begin() {
        all = with.uploads().ofDelivery(delivery.id());
        kept = all.stream().filter(upload -> upload.sha256() != null).toList();
        if (kept.isEmpty()) {
            return DeliveryDecision.EMPTY;
        }
        whole = delivery.whole(all);
        before = with.unchangedFiles().lastLoaded(delivery);
        fingerprint = fingerprint(applied(whole, UnchangedFileDetector.noneRefused(before)));
        if (!delivery.forced() && !delivery.planned() && !delivery.checks() && knownAlready()) {
            return DeliveryDecision.UNCHANGED;
        }
        books.loading(delivery.id());
        return DeliveryDecision.READ;
    }

    private boolean knownAlready() {
        return UnchangedFileDetector.same(kept, fingerprint, before);
    }

    void survey() throws SpoolFault {
        reading = new FirstReading(with, settings, reporter);
        reading.survey(kept, products.none());
    }

    DeliveryDecision plan() throws SpoolFault {
        plan = reading.plan(products);
        surveyed = reading.surveyed();
        if (delivery.checks()) {
            check = new DeliveryCheck(delivery, plan, surveyed, knownAlready());
            return DeliveryDecision.CHECKED;
        }
        missing = applied(whole, surveyed.stream().allMatch(SurveyedFile::counts));
        boolean guarded = missing != MissingProducts.KEEP && !delivery.forced() && !delivery.planned();
        if (guarded && plan.dropsMoreThan(settings.maxDropPercent())) {
            surveyed = guarded();
        }
        fingerprint = fingerprint(missing);
        return surveyed.stream().noneMatch(SurveyedFile::counts) ? DeliveryDecision.REFUSED : DeliveryDecision.LOAD;
    }

    /** Every file that could be loaded is refused, because together they lack too many products. */
    private List<SurveyedFile> guarded() {
        Finding finding = Finding.ofFile(
                1,
                FindingCode.FILE_DROP_GUARD,
                plan.drop(settings.maxDropPercent()),
                FindingCode.FILE_DROP_GUARD.whatToDo());
        List<SurveyedFile> refused = new ArrayList<>();
        for (SurveyedFile file : surveyed) {
            file.tally().found(FindingCode.FILE_DROP_GUARD);
            refused.add(new SurveyedFile(
                    file.upload(), file.tally(), List.of(finding), file.overlaps(), file.flags(), file.lines()));
        }
        return refused;
    }

    /** Writes products and error files in one reading; then takes the missing products from the shelf. */
    void load() throws SpoolFault {
        LoadSummaries summaries = new LoadSummaries(surveyed);
        if (!delivery.planned() || summaries.afterFailure()) {
            books.planned(delivery.id(), summaries.planned(), fingerprint);
        }
        StoredRows stored = new StoredRows(surveyed.size());
        ChangeRoom room = ChangeRoom.of(with.database(), delivery.id());
        reporter.step("load");
        try {
            ProductSql sql = sql(room);
            write(() -> new ChunkLoader(with.database().dataSource(), sql), stored);
        } catch (RuntimeException | SpoolFault e) {
            written.putAll(summaries.written(stored));
            throw e;
        }
        withdrawn = missing == MissingProducts.KEEP
                ? 0
                : new ProductWithdrawal(delivery.id(), products, reporter).withdraw(plan, missing, room);
    }

    private ProductSql sql(ChangeRoom room) {
        return new ProductSql(delivery.id(), delivery.connectionId(), settings.blankCells(), room);
    }

    /** Writes the error files, and lists what a load would change. */
    private void compare() throws SpoolFault {
        if (!check.writes()) {
            read(null);
            return;
        }
        ChangeRoom room = ChangeRoom.of(with.database(), delivery.id());
        ProductSql sql = sql(room);
        write(() -> new ChunkComparison(with.database().dataSource(), sql), new StoredRows(surveyed.size()));
        if (check.withdraws()) {
            new ProductWithdrawal(delivery.id(), products, reporter).list(plan, room);
        }
    }

    private void write(Supplier<ChunkTarget> targets, StoredRows stored) throws SpoolFault {
        try (ProductWriter writer = new ProductWriter(
                targets,
                surveyed.stream().mapToLong(file -> file.upload().id()).toArray(),
                with.tuning(),
                settings.blankCells() == BlankCells.KEEP,
                stored,
                retry,
                reporter)) {
            read(writer);
            writer.finish();
        }
    }

    /** Completes the error files and makes sure that they are on the disk. */
    void report(DeliveryDecision decision) throws SpoolFault {
        switch (decision) {
            case UNCHANGED -> {
                for (int i = 0; i < kept.size(); i++) {
                    FileReport.share(spool, before.get(i).id(), kept.get(i).id());
                }
            }
            case REFUSED -> {
                reporter.step("report");
                read(null);
            }
            case CHECKED -> {
                reporter.step("report");
                compare();
            }
            case LOAD -> reporter.step("report");
            default -> {
                return;
            }
        }
        spool.settle(kept.stream().map(Upload::id).toList());
    }

    /** Brings the delivery and its uploads to their last state. */
    void archive(DeliveryDecision decision, LoadLock lock) {
        switch (decision) {
            case EMPTY -> books.ended(delivery.id(), stateWithoutFiles(), Map.of());
            case UNCHANGED -> books.unchanged(delivery.id(), kept, before, fingerprint);
            case REFUSED -> {
                reporter.step("archive");
                books.refused(delivery.id(), surveyed);
            }
            case LOAD -> {
                reporter.step("archive");
                lock.renew();
                books.loaded(delivery.id(), DeliveryTransitions.endings(surveyed, fingerprint, before), withdrawn);
            }
            case CHECKED -> {
                reporter.step("archive");
                books.checked(delivery.id(), surveyed, check);
            }
            default -> {
                return;
            }
        }
        reporter.tell();
    }

    private DeliveryState stateWithoutFiles() {
        if (all.stream().anyMatch(upload -> upload.state() == UploadState.FAILED)) {
            return DeliveryState.FAILED;
        }
        return all.isEmpty() ? DeliveryState.UNCHANGED : DeliveryState.REFUSED;
    }

    /** What each upload of a load that failed has stored; empty when it failed before it wrote anything. */
    Map<Long, Summary> written() {
        return written;
    }

    /** How many products it took from the shelf. */
    long withdrawn() {
        return withdrawn;
    }

    @Override
    public void close() throws SpoolFault {
        if (reading != null) {
            reading.close();
        }
    }

    private void read(ProductWriter writer) throws SpoolFault {
        SecondReading second = new SecondReading(with.files(), settings, spool, plan, writer, reporter);
        for (int i = 0; i < surveyed.size(); i++) {
            second.read(i, surveyed.get(i), surveyed.get(i).overlaps().findings(surveyed));
        }
    }

    private MissingProducts applied(boolean isWhole, boolean noneRefused) {
        return UnchangedFileDetector.applied(settings.missingProducts(), isWhole, noneRefused);
    }

    private String fingerprint(MissingProducts applied) {
        return UnchangedFileDetector.fingerprint(settings, with.files().rules(), applied);
    }
}
