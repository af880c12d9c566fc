package io.tillbridge.product.listing;

import io.tillbridge.event.EventDemand;
import io.tillbridge.event.EventType;
import io.tillbridge.product.ProductEvents;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The events of products whose fields a sync is about to change, when somebody wants them. */
final class FieldEvents {
    private FieldEvents() {}

    /** Locks the products after one and up to another that differ, and writes their events in the transaction under way. */
    static void write(Handle tx, FieldSql sql, Collection<SyncField> fields, long connectionId, long after, long to) {
        Set<EventType> wanted = EventDemand.of(tx);
        write(
                tx,
                sql,
                fields,
                wanted.contains(EventType.PRODUCT_CHANGED),
                EventType.PRODUCT_CHANGED,
                connectionId,
                after,
                to);
        List<SyncField> prices = fields.stream()
                .filter(field -> field == SyncField.MSRP || field == SyncField.DEFAULT_COST)
                .toList();
        write(
                tx,
                sql,
                prices,
                wanted.contains(EventType.PRODUCT_PRICE_CHANGED) && !prices.isEmpty(),
                EventType.PRODUCT_PRICE_CHANGED,
                connectionId,
                after,
                to);
    }

    private static void write(
            Handle tx,
            FieldSql sql,
            Collection<SyncField> fields,
            boolean wanted,
            EventType type,
            long connectionId,
            long after,
            long to) {
        if (!wanted) {
            return;
        }
        String from = FieldSql.JOINED + " WHERE f.product_id > :after AND f.product_id <= :to AND ("
                + sql.anyDiffers(fields) + ") FOR UPDATE";
        tx.createUpdate(ProductEvents.insert(type, changes(sql, fields), from))
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("to", to)
                .execute();
    }

    /** The prices as they were and will be; of other fields that they change. */
    private static String changes(FieldSql sql, Collection<SyncField> fields) {
        String msrp = fields.contains(SyncField.MSRP) ? sql.value(SyncField.MSRP) : "p.msrp";
        String cost = fields.contains(SyncField.DEFAULT_COST) ? sql.value(SyncField.DEFAULT_COST) : "p.default_cost";
        String others = fields.stream()
                .filter(field -> field != SyncField.MSRP && field != SyncField.DEFAULT_COST)
                .map(field -> ", IF(" + sql.differs(field) + ", '{\"" + field.text() + "\":{}}', '{}')")
                .collect(Collectors.joining());
        return "JSON_MERGE_PATCH('{}', " + ProductEvents.priceChanges("p.msrp", msrp, "p.default_cost", cost) + others
                + ")";
    }
}
