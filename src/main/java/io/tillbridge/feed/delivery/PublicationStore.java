package io.tillbridge.feed.delivery;

import io.tillbridge.document.JsonText;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code feed_publication} and {@code feed_state}. */
final class PublicationStore {
    private final Jdbi jdbi;

    PublicationStore(Database database) {
        jdbi = database.jdbi();
    }

    /** A new one that is being written. */
    long open(long connectionId, Long runId, String definition, String version, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO feed_publication (connection_id, run_id, state, definition, version, started_at)
                        VALUES (:connection, :run, 'writing', :definition, :version, :now)
                        """)
                .bind("connection", connectionId)
                .bind("run", runId)
                .bind("definition", definition)
                .bind("version", version)
                .bind("now", UtcInstants.text(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** Those that a killed run left; only the one run of a connection may ask. */
    List<Long> unfinished(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id FROM feed_publication WHERE connection_id = :connection AND state = 'writing'")
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .list());
    }

    void remove(long id) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM feed_publication WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    /** Writes all that is known of it but its connection and its start. */
    void write(Handle tx, Publication publication) {
        Map<String, Object> bound = new HashMap<>();
        bound.put("id", publication.id());
        bound.put("state", publication.state());
        bound.put("finished", UtcInstants.text(publication.finishedAt()));
        bound.put("fileName", publication.fileName());
        bound.put("contentType", publication.contentType());
        bound.put("sha256", publication.sha256() == null ? null : HexFormat.of().parseHex(publication.sha256()));
        bound.put("bytes", publication.bytes());
        bound.put("gzipBytes", publication.gzipBytes());
        bound.put("products", publication.products());
        bound.put("items", publication.items());
        bound.put("failed", publication.failed());
        bound.put("duplicates", publication.duplicates());
        bound.put("added", publication.difference().added());
        bound.put("gone", publication.difference().gone());
        bound.put("prices", publication.difference().price());
        bound.put("stocks", publication.difference().stock());
        bound.put("others", publication.difference().other());
        bound.put("findings", JsonText.of(publication.findings()));
        bound.put("excluded", JsonText.of(publication.excluded()));
        bound.put("hits", JsonText.of(publication.hits()));
        bound.put("stopCode", publication.stopCode());
        bound.put("why", publication.why() == null ? null : ColumnText.stored(publication.why()));
        tx.createUpdate(
                        """
                        UPDATE feed_publication
                        SET state = :state, finished_at = :finished, file_name = :fileName,
                            content_type = :contentType, sha256 = :sha256, bytes = :bytes, gzip_bytes = :gzipBytes,
                            products = :products, items = :items, failed = :failed, duplicates = :duplicates,
                            added = :added, gone = :gone, prices = :prices, stocks = :stocks, others = :others,
                            findings = :findings, excluded = :excluded, hits = :hits, stop_code = :stopCode, why = :why
                        WHERE id = :id
                        """)
                .bindMap(bound)
                .execute();
    }

    Optional<Publication> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM feed_publication WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> publication(row))
                .findOne());
    }

    /** The one published before it. */
    Optional<Publication> before(Publication publication) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM feed_publication
                        WHERE connection_id = :connection AND state = 'published' AND id < :id
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("connection", publication.connectionId())
                .bind("id", publication.id())
                .map((row, context) -> publication(row))
                .findOne());
    }

    /** Of feeds that are switched on: the publication that is served, by the feed's connection. */
    Map<Long, Long> served() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT s.connection_id, s.publication_id FROM feed_state s
                        JOIN connection c ON c.id = s.connection_id AND c.enabled
                        WHERE s.publication_id IS NOT NULL
                        """)
                .reduceRows(new TreeMap<>(), (found, row) -> {
                    found.put(row.getColumn("connection_id", Long.class), row.getColumn("publication_id", Long.class));
                    return found;
                }));
    }

    FeedState state(long connectionId) {
        return jdbi.withHandle(handle -> state(handle, connectionId, ""));
    }

    FeedState locked(Handle tx, long connectionId) {
        tx.createUpdate("INSERT IGNORE INTO feed_state (connection_id) VALUES (:connection)")
                .bind("connection", connectionId)
                .execute();
        return state(tx, connectionId, " FOR UPDATE");
    }

    private static FeedState state(Handle handle, long connectionId, String lock) {
        return handle.createQuery("SELECT * FROM feed_state WHERE connection_id = :connection" + lock)
                .bind("connection", connectionId)
                .map((row, context) -> new FeedState(
                        number(row, "publication_id"),
                        instant(row, "published_at"),
                        instant(row, "checked_at"),
                        number(row, "stopped_id"),
                        number(row, "pushed_id"),
                        instant(row, "pushed_at"),
                        row.getString("push_error")))
                .findOne()
                .orElse(FeedState.NOTHING);
    }

    void write(Handle tx, long connectionId, FeedState state) {
        tx.createUpdate(
                        """
                        UPDATE feed_state
                        SET publication_id = :publication, published_at = :published, checked_at = :checked,
                            stopped_id = :stopped, pushed_id = :pushed, pushed_at = :pushedAt, push_error = :error
                        WHERE connection_id = :connection
                        """)
                .bind("connection", connectionId)
                .bind("publication", state.publicationId())
                .bind("published", text(state.publishedAt()))
                .bind("checked", text(state.checkedAt()))
                .bind("stopped", state.stoppedId())
                .bind("pushed", state.pushedId())
                .bind("pushedAt", text(state.pushedAt()))
                .bind("error", state.pushError() == null ? null : ColumnText.stored(state.pushError()))
                .execute();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new Publication(
                row.getLong("id"),
                row.getLong("connection_id"),
                number(row, "run_id"),
                row.getString("state"),
                row.getString("definition"),
                row.getString("version"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("file_name"),
                row.getString("content_type"),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                row.getLong("bytes"),
                row.getLong("gzip_bytes"),
                row.getLong("products"),
                row.getLong("items"),
                row.getLong("failed"),
                row.getLong("duplicates"),
                new Publication.Difference(
                        row.getLong("added"),
                        row.getLong("gone"),
                        row.getLong("prices"),
                        row.getLong("stocks"),
                        row.getLong("others")),
                counts(row, "findings"),
                counts(row, "excluded"),
                counts(row, "hits"),
                row.getString("stop_code"),
                row.getString("why"));
    }

    private static Map<String, Long> counts(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        Map<String, Long> counts = new LinkedHashMap<>();
        if (text != null) {
            JsonText.read(text, "feed_publication." + column)
                    .forEach((name, count) -> counts.put(name, ((Number) count).longValue()));
        }
        return counts;
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return UtcInstants.read(row, column);
    }

    private static String text(Instant at) {
        return at == null ? null : UtcInstants.text(at);
    }
}
