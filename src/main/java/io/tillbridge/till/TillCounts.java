package io.tillbridge.till;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Inventory counts that the hub made in accounts. Each step is written before the call that makes it true, so that a count
 * that was interrupted is known: it is never gone on with, and never has effect twice.
 */
public final class TillCounts {
    private final Jdbi jdbi;

    public TillCounts(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A count that was not brought to its end.
     *
     * @param remoteId null when the account did not answer before the end
     * @param mayHaveEffect whether the account was asked to set the numbers
     */
    public record Open(long id, String shopId, String remoteId, boolean mayHaveEffect) {}

    /** The account is about to be asked for a count. */
    public long begin(long connectionId, String shopId, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("INSERT INTO till_count (connection_id, shop_id, state,"
                        + " begun_at) VALUES (:connection, :shop, 'begun', :at)")
                .bind("connection", connectionId)
                .bind("shop", shopId)
                .bind("at", UtcInstants.text(at))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** The account has made it; numbers are about to be added. */
    public void fill(long id, String remoteId) {
        jdbi.useHandle(handle ->
                handle.execute("UPDATE till_count SET state = 'filling', remote_id = ? WHERE id = ?", remoteId, id));
    }

    /** The account is about to be asked to set the numbers. */
    public void reconcile(long id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE till_count SET state = 'reconciling' WHERE id = ?", id));
    }

    /** What came of it was read. */
    public void done(long id, Instant at) {
        end(id, "done", at);
    }

    /** It never takes effect. */
    public void leave(long id, Instant at) {
        end(id, "left", at);
    }

    private void end(long id, String state, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE till_count SET state = ?, ended_at = ? WHERE id = ?", state, UtcInstants.text(at), id));
    }

    public List<Open> open(long connectionId) {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT * FROM till_count WHERE connection_id = ? AND state IN ('begun', 'filling',"
                                + " 'reconciling') ORDER BY id",
                        connectionId)
                .map((row, context) -> new Open(
                        row.getLong("id"),
                        row.getString("shop_id"),
                        row.getString("remote_id"),
                        row.getString("state").equals("reconciling")))
                .list());
    }
}
