package io.tillbridge.wholesale;

import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code wholesale_history}, and the event of each move that others hear of. */
final class WholesaleHistory {
    private static final int NEWEST = 500;

    private static final Map<WholesaleMove, EventType> TYPES = Map.of(
            WholesaleMove.CHANGE, EventType.WHOLESALE_ORDER_CHANGED,
            WholesaleMove.SUBMIT, EventType.WHOLESALE_ORDER_SUBMITTED,
            WholesaleMove.ACCEPT, EventType.WHOLESALE_ORDER_ACCEPTED,
            WholesaleMove.DECLINE, EventType.WHOLESALE_ORDER_DECLINED,
            WholesaleMove.PROCESS, EventType.WHOLESALE_ORDER_PROCESSING,
            WholesaleMove.SHIP, EventType.WHOLESALE_ORDER_SHIPPED,
            WholesaleMove.COMPLETE, EventType.WHOLESALE_ORDER_COMPLETED,
            WholesaleMove.CANCEL, EventType.WHOLESALE_ORDER_CANCELLED);

    private WholesaleHistory() {}

    /** A line of the history that nobody hears of: a draft is the retailer's own. */
    static void note(Handle tx, long order, String what, WholesaleState state, String who, String detail, Instant at) {
        tx.execute(
                "INSERT INTO wholesale_history (order_id, at, what, state, who, detail) VALUES (?, ?, ?, ?, ?, ?)",
                order,
                at,
                what,
                state.text(),
                who,
                detail);
    }

    /**
     * A move, told to all who hear of it.
     *
     * @param more what the event says beside the state; no names, addresses or notes
     */
    static void moved(
            Handle tx,
            WholesaleOrder before,
            WholesaleState after,
            WholesaleMove move,
            String who,
            String detail,
            Map<String, Object> more,
            Instant at) {
        note(tx, before.id(), move.text(), after, who, detail, at);
        Map<String, Object> changes = new LinkedHashMap<>();
        if (before.state() != after) {
            changes.put(
                    "state",
                    NewEvent.change(before.state().text(), after.text()));
        }
        changes.putAll(more);
        EventLog.write(tx, NewEvent.of(TYPES.get(move), before.id(), null, at, changes));
    }

    /** The newest entries, oldest first. */
    static List<WholesaleDetails.Entry> of(Handle handle, long orderId) {
        return handle.createQuery("SELECT * FROM (SELECT * FROM wholesale_history WHERE order_id = :order"
                        + " ORDER BY id DESC LIMIT " + NEWEST + ") newest ORDER BY id")
                .bind("order", orderId)
                .map((row, context) -> new WholesaleDetails.Entry(
                        UtcInstants.read(row, "at"),
                        row.getString("what"),
                        row.getString("state"),
                        row.getString("who"),
                        row.getString("detail")))
                .list();
    }
}
