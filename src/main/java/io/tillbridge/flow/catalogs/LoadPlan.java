package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.load.LoadDryRun;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.PlanItem.Action;
import io.tillbridge.run.RunLog;

/** The plan of a dry load: files, and how many products and rows of each. */
final class LoadPlan {
    private static final String FILE = "file";
    private static final String PRODUCT = "product";

    private LoadPlan() {}

    static void write(LoadDryRun trial, RunLog run) {
        if (trial.unchanged()) {
            run.plan(
                    PlanItem.of(Action.KEEP, FILE, null, null).because("every file is the one that is loaded already"));
        }
        trial.files().forEach(file -> write(file, run));
        if (trial.missing() > 0) {
            boolean kept = trial.policy() == MissingProducts.KEEP;
            run.plan(PlanItem.of(kept ? Action.KEEP : Action.REMOVE, PRODUCT, null, null)
                    .changing("state", "live", kept ? "live" : trial.policy().text())
                    .times(trial.missing())
                    .because("not in these files"));
        }
    }

    private static void write(LoadDryRun.File file, RunLog run) {
        Summary summary = file.summary();
        String name = file.filename();
        if (file.refusal() != null) {
            run.plan(PlanItem.of(Action.REFUSE, FILE, null, name)
                    .times(summary.rows())
                    .because(file.refusal()));
            return;
        }
        products(Action.CREATE, name, summary.created(), run);
        products(Action.CHANGE, name, summary.updated(), run);
        products(Action.KEEP, name, summary.unchanged(), run);
        if (summary.rejected() > 0) {
            run.plan(PlanItem.of(Action.REFUSE, "row", null, name)
                    .times(summary.rejected())
                    .because("see the findings of this file"));
        }
    }

    private static void products(Action action, String file, long count, RunLog run) {
        if (count > 0) {
            run.plan(PlanItem.of(action, PRODUCT, null, file).times(count));
        }
    }
}
