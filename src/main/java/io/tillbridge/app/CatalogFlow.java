package io.tillbridge.app;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.DeliveryState;
import io.tillbridge.catalog.load.LoadFault;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.catalog.load.LoadTrial;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.vendor.Pull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/** The bean {@code catalogFlow} of the catalog routes: one delivery is checked and loaded, and its run hears of it. */
public final class CatalogFlow {
    private final CatalogLoad loads;
    private final Deliveries deliveries;
    private final HubMetrics metrics;

    CatalogFlow(CatalogLoad loads, Deliveries deliveries, HubMetrics metrics) {
        this.loads = loads;
        this.deliveries = deliveries;
        this.metrics = metrics;
    }

    /**
     * Checks and loads a delivery; the run fails only when nothing of it could be
     * loaded, one refused file among others is a warning.
     *
     * @throws PassingFailure when the database or the disk is away: the delivery is loaded by the next run
     */
    public void load(long deliveryId, RunLog run) {
        if (run.dryRun()) {
            run.info("Would load delivery " + deliveryId + ".");
            return;
        }
        LoadResult result;
        Listener listener = new Listener(run);
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
        metrics.loaded(result);
        boolean nothing = result.state() == DeliveryState.REFUSED || result.state() == DeliveryState.FAILED;
        for (Upload upload : result.uploads()) {
            MDC.put("upload", Long.toString(upload.id()));
            tell(upload, nothing, run);
            MDC.remove("upload");
        }
        if (result.hidden() > 0) {
            run.count("missing", result.hidden());
            run.info(result.hidden() + " products that the vendor no longer sends were put away");
        }
        if (result.state() == DeliveryState.UNCHANGED) {
            run.info("Nothing to load: every file is the one that is loaded already");
        }
    }

    /**
     * The end of a dry run: tells what loading the pulled files would do, and takes them away again. Does nothing in
     * any other run.
     */
    public void tryOut(Pull pull, RunLog run) throws SpoolFault {
        if (!run.dryRun() || pull.getDeliveryId() == 0) {
            return;
        }
        Listener listener = new Listener(run);
        try {
            LoadTrial trial = loads.tryOut(pull.getDeliveryId(), pull.isComplete(), listener);
            listener.end();
            tell(trial, run);
        } catch (LoadFault e) {
            throw e.passing() ? new PassingFailure(e.getMessage(), e) : e;
        } finally {
            deliveries.discard(pull.getDeliveryId());
        }
    }

    private static void tell(LoadTrial trial, RunLog run) {
        if (trial.unchanged()) {
            run.info("Nothing would be loaded: every file is the one that is loaded already.");
        }
        for (LoadTrial.File file : trial.files()) {
            Summary summary = file.summary();
            count(summary, run);
            String would = file.refusal() == null ? "would be loaded" : "would be refused, " + file.refusal();
            run.info(file.filename() + " " + would + ": " + summary.rows() + " rows, " + summary.created()
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

    private static void tell(Upload upload, boolean nothingLoaded, RunLog run) {
        run.count("files", 1);
        Summary summary = upload.summary();
        if (summary != null) {
            count(summary, run);
        }
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
            run.info(text + ", " + summary.rows() + " rows, " + summary.created() + " created, " + summary.updated()
                    + " updated, " + summary.unchanged() + " unchanged, " + summary.rejected() + " rejected");
        } else {
            run.info(text);
        }
    }

    /** Turns what a load tells into the run's progress. */
    private static final class Listener implements LoadProgress {
        private final RunLog run;
        private String step = "";
        private long began = System.nanoTime();

        Listener(RunLog run) {
            this.run = run;
        }

        @Override
        public void step(String name) {
            end();
            step = name;
            began = System.nanoTime();
        }

        /** Tells how long the step took that is over. */
        void end() {
            if (!step.isEmpty()) {
                run.info("Step " + step + " took " + (System.nanoTime() - began) / 1_000_000 + " ms");
            }
            step = "";
        }

        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {
            double seconds = (System.nanoTime() - began) / 1e9;
            Map<String, Object> progress = new LinkedHashMap<>();
            progress.put("step", step);
            progress.put("rows", rows);
            progress.put("rowsPerSecond", seconds > 0 ? Math.round(rows / seconds) : 0L);
            progress.put("share", bytesTotal > 0 ? Math.min(1.0, (double) bytesDone / bytesTotal) : 1.0);
            run.progress(progress);
        }

        @Override
        public boolean cancelled() {
            return run.cancelled();
        }

        @Override
        public void event(String level, String message) {
            if ("warn".equals(level)) {
                run.warn(message);
            } else {
                run.info(message);
            }
        }
    }
}
