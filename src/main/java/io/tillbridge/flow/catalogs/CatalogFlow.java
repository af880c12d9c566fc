package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.DeliveryState;
import io.tillbridge.catalog.load.LoadDryRun;
import io.tillbridge.catalog.load.LoadFault;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.wording.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.MDC;

/** The bean {@code catalogFlow} of the catalog routes: one delivery is checked and loaded, and its run hears of it. */
public final class CatalogFlow {
    /** A line for each of more would hide those that matter. */
    private static final int MANY_FILES = 100;

    private final CatalogLoad loads;
    private final Deliveries deliveries;
    private final Consumer<LoadResult> loaded;

    /** @param loaded hears of every load that came to its end */
    public CatalogFlow(CatalogLoad loads, Deliveries deliveries, Consumer<LoadResult> loaded) {
        this.loads = loads;
        this.deliveries = deliveries;
        this.loaded = loaded;
    }

    /**
     * Checks and loads a delivery; the run fails only when nothing of it could be
     * loaded, one refused file among others is a warning. A dry run tells what would be loaded, a run that was asked to
     * stop loads nothing more.
     *
     * @throws PassingFailure when the database or the disk is away: the delivery is loaded by the next run
     */
    public void load(long deliveryId, RunLog run) {
        if (run.dryRun()) {
            run.info("Would load delivery " + deliveryId + ", which waits.");
            tryOut(run, listener -> loads.tryOut(deliveryId, listener));
            return;
        }
        if (run.cancelled()) {
            leave(deliveryId, run);
            return;
        }
        LoadResult result;
        LoadListener listener = new LoadListener(run);
        MDC.put("delivery", Long.toString(deliveryId));
        try {
            result = loads.load(deliveryId, listener);
            listener.end();
        } catch (LoadFault e) {
            if (e.passing()) {
                throw new PassingFailure(e.getMessage(), e);
            }
            throw e;
        } finally {
            MDC.remove("delivery");
        }
        if (result.state().waits()) {
            leave(deliveryId, run);
            return;
        }
        loaded.accept(result);
        boolean nothing =
                result.state() == DeliveryState.REFUSED || result.state() == DeliveryState.FAILED && !run.cancelled();
        boolean many = result.uploads().size() > MANY_FILES;
        for (Upload upload : result.uploads()) {
            if (many && isPlain(upload)) {
                count(upload, run);
                continue;
            }
            MDC.put("upload", Long.toString(upload.id()));
            tell(upload, nothing, run);
            MDC.remove("upload");
        }
        if (many) {
            long plain = result.uploads().stream().filter(CatalogFlow::isPlain).count();
            run.info("Of " + Quantity.of(result.uploads().size(), "file") + " " + plain
                    + " have no findings and are not named here");
        }
        if (result.hidden() > 0) {
            run.count("missing", result.hidden());
            run.info(Quantity.of(result.hidden(), "product")
                    + (result.hidden() == 1
                            ? " that the vendor no longer sends was"
                            : " that the vendor no longer sends were")
                    + " put away");
        }
        if (result.state() == DeliveryState.UNCHANGED) {
            boolean refused = result.uploads().stream().anyMatch(upload -> upload.state() == UploadState.REFUSED);
            run.info("Nothing to load: every file is the one that is loaded already"
                    + (refused ? ", or was refused before and still is" : ""));
        }
    }

    /** Nobody shall find loaded in a minute what he has just stopped; what others left is loaded by the next run. */
    private void leave(long deliveryId, RunLog run) {
        boolean own = deliveries
                .find(deliveryId)
                .filter(delivery -> Objects.equals(delivery.runId(), run.id()))
                .isPresent();
        if (own) {
            deliveries.abandon(deliveryId, "Cancelled before it was loaded; run the pull again to load it.");
            run.info("Nothing of this pull is loaded, for it was cancelled; run it again to load the files.");
        } else {
            run.info("Delivery " + deliveryId + " is left to the next run, for this one was cancelled.");
        }
    }

    /**
     * The end of a dry run: tells what loading the pulled files would do, and takes them away again. Does nothing in
     * any other run.
     */
    public void tryOut(CatalogPullRun pull, RunLog run) throws SpoolFault {
        if (!run.dryRun() || pull.getDeliveryId() == 0) {
            return;
        }
        try {
            List<String> waiting = deliveries.unfinished().stream()
                    .filter(delivery -> delivery.connectionId() == run.connectionId())
                    .map(delivery -> Long.toString(delivery.id()))
                    .toList();
            if (!waiting.isEmpty()) {
                run.info("Before these files what waits would be loaded (delivery " + String.join(", ", waiting)
                        + "); what follows is told by the products as they stand now.");
            }
            tryOut(run, listener -> loads.tryOut(pull.getDeliveryId(), pull.isComplete(), listener));
        } finally {
            deliveries.discard(pull.getDeliveryId());
        }
    }

    private static void tryOut(RunLog run, Function<LoadProgress, LoadDryRun> trying) {
        LoadListener listener = new LoadListener(run);
        try {
            LoadDryRun trial = trying.apply(listener);
            listener.end();
            tell(trial, run);
        } catch (LoadFault e) {
            throw e.passing() ? new PassingFailure(e.getMessage(), e) : e;
        }
    }

    private static void tell(LoadDryRun trial, RunLog run) {
        if (trial.unchanged()) {
            run.info("Nothing would be loaded: every file is the one that came last time.");
        }
        for (LoadDryRun.File file : trial.files()) {
            Summary summary = file.summary();
            count(summary, run);
            String would = file.refusal() == null ? "would be loaded" : "would be refused, " + file.refusal();
            run.info(file.filename() + " " + would + ": " + Quantity.of(summary.rows(), "row") + ", "
                    + summary.created()
                    + " created, "
                    + summary.updated() + " updated, " + summary.unchanged() + " unchanged, " + summary.rejected()
                    + " rejected; findings " + summary.findings());
        }
        if (trial.missing() > 0) {
            run.info(trial.missing() + " live products are not in these files; by missingProducts they would be "
                    + (trial.policy() == MissingProducts.KEEP
                            ? "kept"
                            : "put away as " + trial.policy().text()) + ".");
        }
    }

    private static void count(Summary summary, RunLog run) {
        run.count("rows", summary.rows());
        run.count("created", summary.created());
        run.count("updated", summary.updated());
        run.count("unchanged", summary.unchanged());
        run.count("rejected", summary.rejected());
        run.count(
                "findings",
                summary.findings().values().stream().mapToLong(Long::longValue).sum());
    }

    private static boolean isPlain(Upload upload) {
        return (upload.state() == UploadState.LOADED || upload.state() == UploadState.UNCHANGED)
                && upload.summary() != null
                && upload.summary().findings().isEmpty();
    }

    private static void count(Upload upload, RunLog run) {
        run.count("files", 1);
        if (upload.summary() != null && upload.state() != UploadState.FAILED) {
            count(upload.summary(), run);
        }
    }

    private static void tell(Upload upload, boolean nothingLoaded, RunLog run) {
        count(upload, run);
        Summary summary = upload.summary();
        String text = "Upload " + upload.id() + ", " + upload.filename() + ": "
                + upload.state().text();
        if (upload.state() == UploadState.REFUSED || upload.state() == UploadState.FAILED) {
            run.count(upload.state().text(), 1);
            String why = text + (upload.error() == null ? "; see its error file" : ". " + upload.error());
            if (nothingLoaded) {
                run.problem(why);
            } else {
                run.warn(why);
            }
        } else if (summary != null) {
            run.info(text + ", " + Quantity.of(summary.rows(), "row") + ", " + summary.created() + " created, "
                    + summary.updated() + " updated, " + summary.unchanged() + " unchanged, " + summary.rejected()
                    + " rejected");
        } else {
            run.info(text);
        }
    }
}
