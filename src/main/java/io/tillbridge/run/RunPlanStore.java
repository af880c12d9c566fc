package io.tillbridge.run;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The plans of dry runs. */
record RunPlanStore(Jdbi jdbi) {
    private static final ListColumns ITEMS = new ListColumns("id", false, "id", null, Map.of());
    private static final int LONGEST_ID = 255;

    void add(long runId, List<PlanItem> items) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO run_plan (run_id, action, subject, subject_id, title,"
                            + " product_id, field, before_value, after_value, things, detail) VALUES (:run, :action, :subject,"
                            + " :subjectId, :title, :product, :field, :before, :after, :things, :detail)");
            for (PlanItem item : items) {
                batch.bind("run", runId)
                        .bind("action", item.action().text())
                        .bind("subject", item.subject())
                        .bind("subjectId", ColumnText.fit(item.subjectId(), LONGEST_ID))
                        .bind("title", ColumnText.stored(item.title()))
                        .bind("product", item.productId())
                        .bind("field", item.field())
                        .bind("before", ColumnText.stored(item.before()))
                        .bind("after", ColumnText.stored(item.after()))
                        .bind("things", item.things())
                        .bind("detail", ColumnText.stored(item.detail()))
                        .add();
            }
            batch.execute();
        });
    }

    /** @param action null for all */
    List<PlanItem.Stored> list(long runId, PlanItem.Action action, ListWindow window) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM run_plan WHERE run_id = :run AND (:action IS NULL OR action = :action)"
                                + ITEMS.page(window))
                .bind("run", runId)
                .bind("action", action == null ? null : action.text())
                .bindMap(window.bound())
                .map((row, context) -> new PlanItem.Stored(
                        row.getLong("id"),
                        new PlanItem(
                                PlanItem.Action.of(row.getString("action")),
                                row.getString("subject"),
                                row.getString("subject_id"),
                                row.getString("title"),
                                row.getObject("product_id", Long.class),
                                row.getString("field"),
                                row.getString("before_value"),
                                row.getString("after_value"),
                                row.getObject("things", Long.class),
                                row.getString("detail"))))
                .list());
    }
}
