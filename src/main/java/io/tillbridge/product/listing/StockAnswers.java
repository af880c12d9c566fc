package io.tillbridge.product.listing;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.UtcInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what a shop's answers to a push say about the numbers it shows. */
final class StockAnswers {
    /** Orders placed so long before a number was confirmed are in it, however late the shop lowered its stock for them. */
    private static final Duration DOUBT = Duration.ofHours(1);
    /** How far the clocks of shop and hub may be apart where the shop does not say when it changed a number. */
    private static final Duration APART = Duration.ofMinutes(2);

    /** Where what is known changed while the call was under way, an order came in between: the number is in doubt. */
    private static final String SHOWN = " SET told_stock = ?, told_at = ?, known_stock = IF(known_at > ?, NULL, ?),"
            + " known_at = ?, orders_from = ?, orders_to = ?";

    private static final String CONFIRMED =
            SHOWN + ", sent_stock = ?, sent_at = ?, shop_changed_at = NULL, send_fault = NULL, refused_stock = NULL";

    /** @param since when the numbers were worked out */
    void confirmed(Handle handle, Collection<ConfirmedStock> numbers, Instant since, Instant at) {
        String when = UtcInstants.text(at);
        for (boolean till : List.of(false, true)) {
            List<ConfirmedStock> some = numbers.stream()
                    .filter(shown -> till == (shown.shopId() != null))
                    .toList();
            if (some.isEmpty()) {
                continue;
            }
            some.forEach(shown -> addRow(handle, new ShownAt(shown.listingId(), shown.shopId())));
            PreparedBatch batch = handle.prepareBatch(update(till, CONFIRMED));
            for (ConfirmedStock shown : some) {
                List<Object> values = shown(shown, since, at);
                values.add(shown.number());
                values.add(when);
                batch.add(placed(values, new ShownAt(shown.listingId(), shown.shopId())));
            }
            batch.execute();
        }
    }

    /** The shop answered with another number than it was sent. */
    void shown(Handle handle, ConfirmedStock shown, Instant since, Instant at) {
        write(handle, new ShownAt(shown.listingId(), shown.shopId()), SHOWN, shown(shown, since, at));
    }

    private static List<Object> shown(ConfirmedStock shown, Instant since, Instant at) {
        String when = UtcInstants.text(at);
        Instant ordersTo = shown.changedAt() == null ? at.plus(APART) : shown.changedAt();
        return new ArrayList<>(List.of(
                shown.number(),
                when,
                UtcInstants.text(since),
                shown.number(),
                when,
                UtcInstants.text(ordersTo.minus(DOUBT)),
                UtcInstants.text(ordersTo)));
    }

    void missed(Handle handle, ShownAt place, String why) {
        write(handle, place, " SET send_fault = ?, refused_stock = NULL", List.of(ColumnText.stored(why)));
    }

    void refused(Handle handle, ShownAt place, long number, String why) {
        write(handle, place, " SET send_fault = ?, refused_stock = ?", List.of(ColumnText.stored(why), number));
    }

    void doubtful(Handle handle, Collection<ShownAt> places, Instant at) {
        places.forEach(
                place -> write(handle, place, " SET known_stock = NULL, known_at = ?", List.of(UtcInstants.text(at))));
    }

    void gone(Handle handle, long listingId, Instant at) {
        handle.execute(
                "UPDATE listing SET state = 'gone', version = version + 1, updated_at = ? WHERE id = ?"
                        + " AND state <> 'gone'",
                UtcInstants.text(at),
                listingId);
    }

    /** @return whether it was not known to be archived */
    boolean archived(Handle handle, long connectionId, String remoteId, Instant at) {
        return handle.execute(
                        "UPDATE listing SET state = 'gone', gone_cause = 'archived', version = version + 1,"
                                + " updated_at = ? WHERE connection_id = ? AND remote_id = ?"
                                + " AND NOT (state = 'gone' AND gone_cause <=> 'archived')",
                        UtcInstants.text(at),
                        connectionId,
                        remoteId)
                > 0;
    }

    private static void write(Handle handle, ShownAt place, String set, List<Object> values) {
        addRow(handle, place);
        handle.execute(update(place.shopId() != null, set), placed(new ArrayList<>(values), place));
    }

    /** The row of a shop comes with its first number. */
    private static void addRow(Handle handle, ShownAt place) {
        if (place.shopId() != null) {
            handle.execute(
                    "INSERT IGNORE INTO listing_shop_stock (listing_id, shop_id) VALUES (?, ?)",
                    place.listingId(),
                    place.shopId());
        }
    }

    private static String update(boolean till, String set) {
        return till
                ? "UPDATE listing_shop_stock" + set + " WHERE listing_id = ? AND shop_id = ?"
                : "UPDATE listing" + set + " WHERE id = ?";
    }

    private static Object[] placed(List<Object> values, ShownAt place) {
        values.add(place.listingId());
        if (place.shopId() != null) {
            values.add(place.shopId());
        }
        return values.toArray();
    }
}
