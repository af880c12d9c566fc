package io.tillbridge.app;

import io.tillbridge.run.PlanItem;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.storage.ListWindow;
import java.util.List;

/** The plan of a dry run as lines. */
final class DryRunPlan {
    private DryRunPlan() {}

    /** Such as {@code send listing 101 stock null -> 10}. */
    static List<String> lines(Runs runs, Run run) {
        return runs.plan(run.id(), null, ListWindow.after(0L, 500)).stream()
                .map(stored -> line(stored.item()))
                .toList();
    }

    private static String line(PlanItem item) {
        return item.action().text() + " " + item.subject() + " " + item.subjectId() + " " + item.field() + " "
                + item.before() + " -> " + item.after();
    }
}
