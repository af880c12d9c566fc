package io.tillbridge.catalog.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Sums up what each upload of a delivery has changed, at its end. */
final class ChangeSums {
    private ChangeSums() {}

    private record Sums(long up, long down, long back) {
        static final Sums NONE = new Sums(0, 0, 0);
    }

    /**
     * Within the transaction that ends the delivery, before its uploads end.
     *
     * @param uploads those that changed something, with their final summaries
     * @param gone products that the whole delivery lacks
     */
    static void write(Handle tx, long delivery, Map<Long, Summary> uploads, long gone) {
        if (uploads.isEmpty()) {
            return;
        }
        Map<Long, Sums> sums = sums(tx, delivery);
        PreparedBatch batch = tx.prepareBatch("UPDATE upload SET changes = :changes WHERE id = :id");
        uploads.forEach((id, summary) -> {
            Sums of = sums.getOrDefault(id, Sums.NONE);
            batch.bind("id", id)
                    .bind(
                            "changes",
                            UploadChanges.of(summary, of.up(), of.down(), of.back(), gone)
                                    .text())
                    .add();
        });
        batch.execute();
    }

    private static Map<Long, Sums> sums(Handle tx, long delivery) {
        Map<Long, Sums> sums = new HashMap<>();
        tx.createQuery(
                        """
                        SELECT upload_id, SUM(price_up) AS up, SUM(price_down) AS down, SUM(back) AS back
                        FROM delivery_price_change WHERE delivery_id = :delivery AND upload_id IS NOT NULL
                        GROUP BY upload_id""")
                .bind("delivery", delivery)
                .map((row, context) -> sums.put(
                        row.getLong("upload_id"),
                        new Sums(row.getLong("up"), row.getLong("down"), row.getLong("back"))))
                .list();
        return sums;
    }

    /** The summaries of uploads as they stand. */
    static Map<Long, Summary> summaries(Handle tx, List<Long> uploads) {
        Map<Long, Summary> summaries = new HashMap<>();
        if (!uploads.isEmpty()) {
            tx.createQuery("SELECT id, summary FROM upload WHERE id IN (<ids>) AND summary IS NOT NULL")
                    .bindList("ids", uploads)
                    .map((row, context) -> summaries.put(row.getLong("id"), SummaryText.read(row.getString("summary"))))
                    .list();
        }
        return summaries;
    }
}
