package io.tillbridge.product.listing;

import io.tillbridge.event.EventDemand;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The events of listings: of those a sync has decided, and of one that a person links. */
final class ListingEvents {
    private static final int AT_ONCE = 500;

    private ListingEvents() {}

    /**
     * A sync has written these in the transaction under way.
     *
     * @param now the DATETIME(6) text they were written with; one that somebody changed meanwhile was left as it is
     */
    static void decided(Handle tx, long connectionId, List<VariantOutcome> outcomes, String now) {
        Map<String, VariantOutcome> told = new HashMap<>();
        boolean matched = outcomes.stream().anyMatch(one -> one.after().state() == ListingState.MATCHED)
                && EventDemand.of(tx).contains(EventType.LISTING_MATCHED);
        for (VariantOutcome outcome : outcomes) {
            Optional<EventType> type = type(outcome.row().now(), outcome.after());
            if (type.isPresent() && (matched || type.get() != EventType.LISTING_MATCHED)) {
                told.put(outcome.row().remoteId(), outcome);
            }
        }
        List<String> ids = List.copyOf(told.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            EventLog.write(
                    tx,
                    tx.createQuery(
                                    """
                                    SELECT id, remote_id, updated_at FROM listing WHERE connection_id = :connection
                                      AND remote_id IN (<ids>) AND updated_at = :now ORDER BY id""")
                            .bind("connection", connectionId)
                            .bind("now", now)
                            .bindList("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                            .map((row, context) -> event(row, connectionId, told.get(row.getString("remote_id"))))
                            .list());
        }
    }

    private static NewEvent event(ResultSet row, long connectionId, VariantOutcome outcome) throws SQLException {
        ListingStatus before = outcome.row().now();
        return event(row.getLong("id"), connectionId, before, outcome.after(), UtcInstants.read(row, "updated_at"));
    }

    private static NewEvent event(long id, long connectionId, ListingStatus before, ListingStatus after, Instant at) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (before == null || before.state() != after.state()) {
            changes.put(
                    "state",
                    NewEvent.change(
                            before == null ? null : before.state().text(),
                            after.state().text()));
        }
        if (!Objects.equals(before == null ? null : before.productId(), after.productId())) {
            changes.put(
                    "productId",
                    NewEvent.change(before == null ? null : text(before.productId()), text(after.productId())));
        }
        return NewEvent.of(type(before, after).orElseThrow(), id, connectionId, at, changes);
    }

    private static String text(Long id) {
        return id == null ? null : id.toString();
    }

    /** Empty when it stands as it stood, or where nobody need look at it. */
    private static Optional<EventType> type(ListingStatus before, ListingStatus after) {
        boolean same = before != null
                && before.state() == after.state()
                && (after.state() != ListingState.MATCHED || Objects.equals(before.productId(), after.productId()));
        if (same) {
            return Optional.empty();
        }
        return switch (after.state()) {
            case MATCHED -> Optional.of(EventType.LISTING_MATCHED);
            case AMBIGUOUS -> Optional.of(EventType.LISTING_AMBIGUOUS);
            case CONFLICT -> Optional.of(EventType.LISTING_CONFLICT);
            case UNMATCHED, GONE -> Optional.empty();
        };
    }

    /** A person has linked a locked listing. */
    static void matched(Handle tx, Listing before, long productId, Instant now) {
        boolean gone = before.state() == ListingState.GONE;
        ListingStatus was = status(before.state(), before.productId());
        ListingStatus is = status(gone ? ListingState.GONE : ListingState.MATCHED, productId);
        if (type(was, is).isPresent()) {
            EventLog.write(tx, event(before.id(), before.connectionId(), was, is, now));
        }
    }

    private static ListingStatus status(ListingState state, Long productId) {
        return new ListingStatus(state, productId, null, null, null, null, "", 0);
    }
}
