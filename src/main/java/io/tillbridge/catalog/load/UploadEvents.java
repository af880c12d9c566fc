package io.tillbridge.catalog.load;

import io.tillbridge.catalog.load.UploadStore.Ending;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The events of uploads, with the sums a reader of a load needs. */
final class UploadEvents {
    private static final String SUMS =
            """
            SELECT COALESCE(SUM(%1$s_changed), 0) AS changed, COALESCE(MAX(%1$s_largest), 0) AS largest,
              COALESCE(SUM(%1$s_over5), 0) AS over5, COALESCE(SUM(%1$s_over10), 0) AS over10,
              COALESCE(SUM(%1$s_over20), 0) AS over20, COALESCE(SUM(%1$s_over50), 0) AS over50
            FROM delivery_price_change WHERE delivery_id = :delivery""";

    private UploadEvents() {}

    private record Before(long id, long deliveryId, long connectionId, String state, Summary summary) {}

    /** Uploads come to their end in this transaction; before they are written. Told twice, the first time counts. */
    static void ending(Handle tx, Map<Long, Ending> endings, Instant now) {
        if (endings.isEmpty()) {
            return;
        }
        List<NewEvent> events = new ArrayList<>();
        Map<Long, Map<String, Object>> prices = new LinkedHashMap<>();
        for (Before upload : tx.createQuery("SELECT * FROM upload WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
                .bindList("ids", List.copyOf(endings.keySet()))
                .map((row, context) -> new Before(
                        row.getLong("id"),
                        row.getLong("delivery_id"),
                        row.getLong("connection_id"),
                        row.getString("state"),
                        SummaryText.read(row.getString("summary"))))
                .list()) {
            UploadState state = endings.get(upload.id()).state();
            EventType type = state == UploadState.LOADED
                    ? EventType.UPLOAD_LOADED
                    : state == UploadState.REFUSED ? EventType.UPLOAD_REFUSED : null;
            if (type != null && !upload.state().equals(state.text())) {
                Map<String, Object> changes = new LinkedHashMap<>();
                changes.put("state", NewEvent.change(upload.state(), state.text()));
                rows(changes, upload.summary());
                if (type == EventType.UPLOAD_LOADED) {
                    changes.putAll(prices.computeIfAbsent(upload.deliveryId(), id -> prices(tx, id)));
                }
                events.add(NewEvent.of(type, upload.id(), upload.connectionId(), now, changes));
            }
        }
        EventLog.write(tx, events);
        prices.keySet()
                .forEach(delivery -> tx.execute("DELETE FROM delivery_price_change WHERE delivery_id = ?", delivery));
    }

    private static void rows(Map<String, Object> changes, Summary summary) {
        if (summary != null) {
            changes.put("rows", summary.rows());
            changes.put("created", summary.created());
            changes.put("updated", summary.updated());
            changes.put("unchanged", summary.unchanged());
            changes.put("rejected", summary.rejected());
        }
    }

    /** Of the whole delivery: its files are loaded together. */
    private static Map<String, Object> prices(Handle tx, long delivery) {
        Map<String, Object> prices = new LinkedHashMap<>();
        prices.put("priceChanges", sums(tx, delivery, "price"));
        prices.put("costChanges", sums(tx, delivery, "cost"));
        return prices;
    }

    private static Map<String, Object> sums(Handle tx, long delivery, String kind) {
        return tx.createQuery(SUMS.formatted(kind))
                .bind("delivery", delivery)
                .map((row, context) -> {
                    Map<String, Object> sums = new LinkedHashMap<>();
                    sums.put("changed", row.getLong("changed"));
                    sums.put("largestPercent", plain(row.getBigDecimal("largest")));
                    sums.put("over5Percent", row.getLong("over5"));
                    sums.put("over10Percent", row.getLong("over10"));
                    sums.put("over20Percent", row.getLong("over20"));
                    sums.put("over50Percent", row.getLong("over50"));
                    return sums;
                })
                .one();
    }

    /** A JSON number without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
