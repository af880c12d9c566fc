package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.load.DeliveryState;
import io.tillbridge.catalog.load.LoadDryRun;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import org.slf4j.MDC;

/** The counters and events of a run for the end of a load or of its dry run. */
final class LoadEvents {
    /** A line for each of more would hide those that matter. */
    private static final int MANY_FILES = 100;

    private LoadEvents() {}

    /** The run fails only when nothing could be loaded; one refused file among others is a warning. */
    static void write(LoadResult result, RunLog run) {
        boolean nothing =
                result.state() == DeliveryState.REFUSED || result.state() == DeliveryState.FAILED && !run.cancelled();
        boolean many = result.uploads().size() > MANY_FILES;
        for (Upload upload : result.uploads()) {
            if (many && isPlain(upload)) {
                count(upload, run);
                continue;
            }
            MDC.put("upload", Long.toString(upload.id()));
            write(upload, nothing, run);
            MDC.remove("upload");
        }
        if (many) {
            long plain = result.uploads().stream().filter(LoadEvents::isPlain).count();
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

    static void write(LoadDryRun trial, RunLog run) {
        LoadPlan.write(trial, run);
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
        if (upload.state() == UploadState.CHECKED) {
            run.count("filesChecked", 1);
            return;
        }
        run.count("files", 1);
        if (upload.summary() != null && upload.state() != UploadState.FAILED) {
            count(upload.summary(), run);
        }
    }

    private static void write(Upload upload, boolean nothingLoaded, RunLog run) {
        count(upload, run);
        Summary summary = upload.summary();
        boolean checked = upload.state() == UploadState.CHECKED;
        String would = checked ? " would be" : "";
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
            run.info(text + ", " + Quantity.of(summary.rows(), "row") + ", " + summary.created() + would + " created, "
                    + summary.updated() + " updated, " + summary.unchanged() + " unchanged, " + summary.rejected()
                    + " rejected");
        } else {
            run.info(text);
        }
    }
}
