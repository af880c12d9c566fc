package io.tillbridge.retailer;

import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code retailer} and {@code retailer_history}; each step writes a line of the history with it. */
final class RetailerStore {
    private static final ListColumns COLUMNS = ListColumns.of(
                    "id", false, "requested_at", "COALESCE(decided_at, requested_at)")
            .by("companyName", "company_name");

    private RetailerStore() {}

    /**
     * What is to be written of a step.
     *
     * @param decided null when nobody decided yet
     */
    record Step(RetailerState state, Instant at, String who, String decided, String detail) {}

    static Optional<Retailer> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM retailer WHERE id = :id")
                .bind("id", id)
                .map(RetailerStore::retailer)
                .findOne();
    }

    static Optional<Retailer> named(Handle handle, String emailKey) {
        return handle.createQuery("SELECT * FROM retailer WHERE email_key = :key")
                .bind("key", emailKey)
                .map(RetailerStore::retailer)
                .findOne();
    }

    /** @param state null for all */
    static List<Retailer> list(Handle handle, RetailerState state, ListWindow window) {
        return handle.createQuery(
                        "SELECT * FROM retailer WHERE (:state IS NULL OR state = :state)" + COLUMNS.page(window))
                .bind("state", state == null ? null : state.text())
                .bindMap(window.bound())
                .map(RetailerStore::retailer)
                .list();
    }

    static List<Retailer.Event> history(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM retailer_history WHERE retailer_id = :id ORDER BY id")
                .bind("id", id)
                .map((row, context) -> new Retailer.Event(
                        UtcInstants.read(row, "at"),
                        RetailerState.of(row.getString("state")),
                        row.getString("who"),
                        row.getString("detail")))
                .list();
    }

    /** A first request; null when another one with that address was quicker. */
    static Long insert(Handle handle, Retailer.Request request, String emailKey, Retailers.Terms terms, Step step) {
        Optional<Long> id = handle.createUpdate(
                        """
                        INSERT IGNORE INTO retailer
                          (company_name, contact_name, email, email_key, vat_number, country, message, state, terms_url,
                           terms_version, terms_at, requested_at, decided_at, decided_by)
                        VALUES (:company, :contact, :email, :key, :vat, :country, :message, :state, :terms,
                           :termsVersion, :termsAt, :now, :decidedAt, :decidedBy)
                        """)
                .bindMap(bound(request, emailKey, terms, step))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findFirst();
        id.ifPresent(one -> {
            history(handle, one, step);
            requested(handle, one, null, step);
        });
        return id.orElse(null);
    }

    /** A declined one asks again; false when it is not declined, or not that version, any more. */
    static boolean again(
            Handle handle,
            Retailer before,
            Retailer.Request request,
            String emailKey,
            Retailers.Terms terms,
            Step step) {
        int written = handle.createUpdate(
                        """
                        UPDATE retailer
                        SET company_name = :company, contact_name = :contact, email = :email, vat_number = :vat,
                            country = :country, message = :message, state = :state, terms_url = :terms,
                            terms_version = :termsVersion, terms_at = :termsAt, requested_at = :now,
                            decided_at = :decidedAt, decided_by = :decidedBy, reason = NULL, version = version + 1
                        WHERE id = :id AND version = :version AND state = 'declined'
                        """)
                .bindMap(bound(request, emailKey, terms, step))
                .bind("id", before.id())
                .bind("version", before.version())
                .execute();
        if (written == 1) {
            history(handle, before.id(), step);
            requested(handle, before.id(), before.state(), step);
        }
        return written == 1;
    }

    private static void requested(Handle handle, long id, RetailerState before, Step step) {
        EventLog.write(
                handle,
                NewEvent.of(
                        EventType.RETAILER_REQUESTED,
                        id,
                        null,
                        step.at(),
                        Map.of(
                                "state",
                                NewEvent.change(
                                        before == null ? null : before.text(),
                                        step.state().text()))));
    }

    /** False when it is not that version any more. */
    static boolean decide(Handle handle, Retailer before, Step step) {
        int written = handle.createUpdate(
                        """
                        UPDATE retailer
                        SET state = :state, decided_at = :now, decided_by = :who, reason = :reason,
                            version = version + 1
                        WHERE id = :id AND version = :version AND state = :before
                        """)
                .bind("id", before.id())
                .bind("version", before.version())
                .bind("before", before.state().text())
                .bind("state", step.state().text())
                .bind("now", step.at())
                .bind("who", step.decided())
                .bind("reason", step.detail())
                .execute();
        if (written == 1) {
            history(handle, before.id(), step);
        }
        return written == 1;
    }

    static void history(Handle handle, long id, Step step) {
        handle.execute(
                "INSERT INTO retailer_history (retailer_id, at, state, who, detail) VALUES (?, ?, ?, ?, ?)",
                id,
                step.at(),
                step.state().text(),
                step.who(),
                step.detail());
    }

    private static Map<String, Object> bound(
            Retailer.Request request, String emailKey, Retailers.Terms terms, Step step) {
        Map<String, Object> bound = new HashMap<>();
        bound.put("company", request.companyName());
        bound.put("contact", request.contactName());
        bound.put("email", request.email());
        bound.put("key", emailKey);
        bound.put("vat", request.vatNumber());
        bound.put("country", request.country());
        bound.put("message", request.message());
        bound.put("state", step.state().text());
        bound.put("terms", request.acceptedTermsUrl());
        bound.put("termsVersion", request.acceptedTermsUrl() == null ? null : terms.version());
        bound.put("termsAt", request.acceptedTermsUrl() == null ? null : step.at());
        bound.put("now", step.at());
        bound.put("decidedAt", step.decided() == null ? null : step.at());
        bound.put("decidedBy", step.decided());
        return bound;
    }

    static Retailer retailer(ResultSet row, StatementContext context) throws SQLException {
        long version = row.getLong("terms_version");
        boolean accepted = !row.wasNull();
        return new Retailer(
                row.getLong("id"),
                row.getString("company_name"),
                row.getString("email"),
                row.getString("contact_name"),
                row.getString("vat_number"),
                row.getString("country"),
                row.getString("message"),
                RetailerState.of(row.getString("state")),
                row.getString("terms_url"),
                accepted ? version : null,
                UtcInstants.read(row, "terms_at"),
                UtcInstants.read(row, "requested_at"),
                UtcInstants.read(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getString("price_list"),
                row.getBigDecimal("minimum_order"),
                row.getString("note"),
                row.getLong("version"));
    }
}
