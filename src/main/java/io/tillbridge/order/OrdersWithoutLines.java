package io.tillbridge.order;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Orders that a shop shows without lines, and since when the hub has known that; kept over restarts. */
public final class OrdersWithoutLines {
    private final Jdbi jdbi;

    public OrdersWithoutLines(Database database) {
        this.jdbi = database.jdbi();
    }

    /** When this order was met without lines first; now, if it never was. */
    public Instant since(long connectionId, String remoteId, Instant now) {
        return jdbi.withHandle(handle -> {
            handle.execute(
                    "INSERT IGNORE INTO order_without_lines (connection_id, remote_id, first_at) VALUES (?, ?, ?)",
                    connectionId,
                    remoteId,
                    now.truncatedTo(ChronoUnit.MICROS));
            return handle.createQuery(
                            "SELECT first_at FROM order_without_lines WHERE connection_id = ? AND remote_id = ?")
                    .bind(0, connectionId)
                    .bind(1, remoteId)
                    .map((row, context) -> UtcInstants.read(row, "first_at"))
                    .findOne()
                    .orElse(now); // the connection's end took it away
        });
    }

    /** Forgets all others of a connection: they have lines by now, or are listed no more. */
    public void keepOnly(long connectionId, Collection<String> remoteIds) {
        jdbi.useHandle(handle -> {
            Set<String> over = new HashSet<>(
                    handle.createQuery("SELECT remote_id FROM order_without_lines WHERE connection_id = ?")
                            .bind(0, connectionId)
                            .mapTo(String.class)
                            .list());
            over.removeAll(remoteIds);
            over.forEach(remoteId -> handle.execute(
                    "DELETE FROM order_without_lines WHERE connection_id = ? AND remote_id = ?",
                    connectionId,
                    remoteId));
        });
    }
}
