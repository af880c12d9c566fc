package io.tillbridge.feed.delivery;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who fetched which feed when: the table {@code feed_pull}. Attempts that fail are not in it: they belong to no feed. */
public final class PullLog {
    private static final int ADDRESS = 64;
    private static final int TEXT = 255;

    private final Jdbi jdbi;
    private final Clock clock;

    public PullLog(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * One answer.
     *
     * @param id 0 for one that is not kept yet
     * @param at null for one that is not kept yet
     * @param address null for a flow of the hub
     * @param agent what the partner's program calls itself; null: nothing
     * @param publicationId what was served; null: nothing yet
     * @param tokenId null when a caller of the API fetched it
     * @param caller the API key, person or flow; null when it was fetched with a token
     * @param status of HTTP
     * @param bytes of the body that were sent
     */
    public record Pull(
            long id,
            long connectionId,
            Instant at,
            String address,
            String agent,
            Long publicationId,
            Long tokenId,
            String caller,
            int status,
            long bytes) {}

    public void add(Pull pull) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO feed_pull
                          (connection_id, at, address, agent, publication_id, token_id, caller, status, bytes)
                        SELECT id, :at, :address, :agent, :publication, :token, :caller, :status, :bytes
                        FROM connection WHERE id = :connection
                        """)
                .bind("connection", pull.connectionId())
                .bind("at", UtcInstants.text(clock.instant()))
                .bind("address", ColumnText.fit(ColumnText.clean(pull.address()), ADDRESS))
                .bind("agent", ColumnText.fit(ColumnText.clean(pull.agent()), TEXT))
                .bind("publication", pull.publicationId())
                .bind("token", pull.tokenId())
                .bind("caller", ColumnText.fit(ColumnText.clean(pull.caller()), TEXT))
                .bind("status", pull.status())
                .bind("bytes", pull.bytes())
                .execute());
    }

    /** Newest first, older than the pull {@code before}; null: from the newest. */
    public List<Pull> list(long connectionId, Long before, int limit) {
        Map<String, Object> bound = new HashMap<>(Map.of("connection", connectionId, "limit", limit));
        if (before != null) {
            bound.put("before", before);
        }
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM feed_pull WHERE connection_id = :connection"
                        + (before == null ? "" : " AND id < :before") + " ORDER BY id DESC LIMIT :limit")
                .bindMap(bound)
                .map((row, context) -> pull(row))
                .list());
    }

    public Optional<Pull> last(long connectionId) {
        return list(connectionId, null, 1).stream().findFirst();
    }

    private static Pull pull(ResultSet row) throws SQLException {
        return new Pull(
                row.getLong("id"),
                row.getLong("connection_id"),
                UtcInstants.read(row, "at"),
                row.getString("address"),
                row.getString("agent"),
                number(row, "publication_id"),
                number(row, "token_id"),
                row.getString("caller"),
                row.getInt("status"),
                row.getLong("bytes"));
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
