package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.SpoolFault;
import java.util.List;
import java.util.Optional;

/** A delivery read, checked and planned as for a load, and then left alone. It waits for no load of its connection. */
public final class DeliveryDryRun implements DeliverySteps {
    private final Delivery delivery;
    private final boolean whole;
    private final LoadResources with;
    private final KnownProducts products;
    private final ProgressReporter reporter;
    private final List<Upload> kept;
    private FirstReading reading;
    private DeliveryDecision decision;
    private LoadDryRun planned;

    /** @param whole whether it holds every file the vendor offers; empty: what the delivery itself says */
    DeliveryDryRun(long deliveryId, Optional<Boolean> whole, LoadResources with, LoadProgress progress) {
        this.delivery = with.delivery(deliveryId);
        this.with = with;
        List<Upload> all = with.uploads().ofDelivery(deliveryId);
        this.whole = whole.orElseGet(() -> delivery.whole(all));
        this.kept = all.stream().filter(upload -> upload.sha256() != null).toList();
        this.reporter = with.reporter(progress);
        this.products = new KnownProducts(
                with.database().dataSource(),
                delivery.connectionId(),
                new DatabaseRetry(with.tuning().patience(), reporter),
                reporter);
    }

    /** The work of one step, in words of the disk. */
    private interface Work {
        void run() throws SpoolFault;
    }

    @Override
    public DeliveryDecision begin() {
        return step(() -> {
            if (decision == null) {
                decision = unchanged() ? DeliveryDecision.UNCHANGED : DeliveryDecision.READ;
            }
        });
    }

    @Override
    public DeliveryDecision survey() {
        begin();
        return step(() -> {
            if (decision == DeliveryDecision.READ && reading == null) {
                reading = new FirstReading(with, delivery.settings(), reporter);
                reading.survey(kept, false);
            }
        });
    }

    @Override
    public DeliveryDecision plan() {
        survey();
        return step(() -> {
            if (decision == DeliveryDecision.READ) {
                planned = outcome(reading.plan(products));
                decision = planned.files().stream().allMatch(file -> file.refusal() != null)
                        ? DeliveryDecision.REFUSED
                        : DeliveryDecision.LOAD;
                reporter.tell();
            }
        });
    }

    /**
     * What a load would do; of a cancelled dry run nothing is said.
     *
     * @throws LoadFault passing when disk or database are away
     */
    public LoadDryRun describe() {
        plan();
        return planned == null
                ? new LoadDryRun(decision == DeliveryDecision.UNCHANGED, List.of(), 0, MissingProducts.KEEP)
                : planned;
    }

    private boolean unchanged() {
        List<Upload> before = with.unchangedFiles().lastLoaded(delivery);
        String intended = UnchangedFileDetector.fingerprint(
                delivery.settings(),
                with.files().rules(),
                applied(UnchangedFileDetector.noneRefused(before)));
        return !delivery.forced() && UnchangedFileDetector.same(kept, intended, before);
    }

    private LoadDryRun outcome(Plan plan) {
        List<SurveyedFile> surveyed = reading.surveyed();
        MissingProducts missing = applied(surveyed.stream().allMatch(SurveyedFile::counts));
        boolean guarded = missing != MissingProducts.KEEP
                && !delivery.forced()
                && plan.dropsMoreThan(delivery.settings().maxDropPercent());
        return new LoadDryRun(
                false,
                surveyed.stream().map(file -> file(file, guarded, plan)).toList(),
                plan.gone(),
                guarded ? MissingProducts.KEEP : missing);
    }

    private static LoadDryRun.File file(SurveyedFile file, boolean guarded, Plan plan) {
        String refusal = DeliveryTransitions.why(file);
        if (refusal == null && guarded) {
            refusal = "of " + plan.live() + " live products " + plan.gone()
                    + " are not in this delivery, more than may go at once (FILE_DROP_GUARD)";
        }
        return new LoadDryRun.File(file.upload().filename(), file.summary(), refusal);
    }

    private MissingProducts applied(boolean noneRefused) {
        return UnchangedFileDetector.applied(delivery.settings().missingProducts(), whole, noneRefused);
    }

    private DeliveryDecision step(Work work) {
        try {
            work.run();
            return decision;
        } catch (LoadCancelled cancelled) {
            release();
            decision = DeliveryDecision.CANCELLED;
            return decision;
        } catch (SpoolFault e) {
            release();
            throw LoadFault.passing(e.getMessage(), e);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    /** A step that is repeated reads the files again. */
    private void release() {
        FirstReading read = reading;
        reading = null;
        if (read != null) {
            try {
                read.close();
            } catch (SpoolFault left) {
                throw LoadFault.passing(left.getMessage(), left);
            }
        }
    }

    @Override
    public void close() {
        try {
            release();
        } finally {
            reporter.close();
        }
    }
}
