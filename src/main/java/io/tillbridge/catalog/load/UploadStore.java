package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Uploads in the database. */
public final class UploadStore {
    private static final ListColumns COLUMNS =
            ListColumns.of("id", true, "received_at", "COALESCE(finished_at, received_at)");

    private final Jdbi jdbi;
    private final ChangeList changes;

    /** How an upload ended. */
    record Ending(UploadState state, String error) {}

    public UploadStore(Database database) {
        this.jdbi = database.jdbi();
        this.changes = new ChangeList(database);
    }

    /** What uploads changed, product by product. */
    public ChangeList changes() {
        return changes;
    }

    public Optional<Upload> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM upload WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> upload(row))
                .findOne());
    }

    /**
     * Newest first.
     *
     * @param after id of the last upload of the page before, or null
     */
    public List<Upload> list(Upload.Filter filter, Long after, int limit) {
        return list(filter, ListWindow.after(after, limit));
    }

    public List<Upload> list(Upload.Filter filter, ListWindow window) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM upload
                        WHERE (:connection IS NULL OR connection_id = :connection)
                          AND (:delivery IS NULL OR delivery_id = :delivery)
                          AND (:state IS NULL OR state = :state)
                          AND (NOT :unresolved OR NOT EXISTS (SELECT 1 FROM upload g
                            WHERE g.connection_id = upload.connection_id AND g.state IN ('loaded', 'unchanged')
                              AND g.delivery_id > upload.delivery_id))
                          AND (:name IS NULL OR INSTR(LOWER(filename), LOWER(:name)) > 0)"""
                                + COLUMNS.page(window))
                .bind("connection", filter.connectionId())
                .bind("delivery", filter.deliveryId())
                .bind("state", filter.state() == null ? null : filter.state().text())
                .bind("unresolved", filter.unresolved())
                .bind("name", filter.name())
                .bindMap(window.bound())
                .map((row, context) -> upload(row))
                .list());
    }

    /**
     * The files of a delivery in the order in which they count, the one that decides last: by the time its owner changed
     * it, then by name, then as they came.
     */
    public List<Upload> ofDelivery(long delivery) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                                SELECT * FROM upload WHERE delivery_id = :delivery
                                ORDER BY modified_at, filename, id""")
                .bind("delivery", delivery)
                .map((row, context) -> upload(row))
                .list());
    }

    /**
     * A new row; the caller puts the bytes under its id before the transaction ends.
     *
     * @return it; empty when there is no such delivery any more
     */
    Optional<Upload> insert(
            Handle handle, long delivery, String filename, Instant modified, long size, byte[] sha256, Instant now) {
        return handle.createQuery(
                        """
                        INSERT INTO upload (delivery_id, connection_id, source, filename, modified_at, size, sha256, stored, state,
                            received_at)
                        SELECT id, connection_id, source, :filename, :modified, :size, :sha256, '', 'received', :now
                        FROM delivery WHERE id = :delivery
                        RETURNING *""")
                .bind("delivery", delivery)
                .bind("filename", filename)
                .bind("modified", modified == null ? null : UtcInstants.text(modified))
                .bind("size", size)
                .bind("sha256", sha256)
                .bind("now", UtcInstants.text(now))
                .map((row, context) -> upload(row))
                .findOne();
    }

    /** The uploads of a delivery whose bytes wait to be loaded are being loaded now. */
    void loading(Handle handle, long delivery) {
        handle.createUpdate(
                        """
                        UPDATE upload SET state = 'loading', error = NULL, finished_at = NULL
                        WHERE delivery_id = :delivery AND sha256 IS NOT NULL""")
                .bind("delivery", delivery)
                .execute();
    }

    void plan(Handle handle, long id, String fingerprint, Summary summary) {
        plan(handle, Map.of(id, summary), fingerprint);
    }

    /** All uploads of a delivery go to the server together: there may be thousands. */
    void plan(Handle handle, Map<Long, Summary> summaries, String fingerprint) {
        PreparedBatch batch =
                handle.prepareBatch("UPDATE upload SET fingerprint = :fingerprint, summary = :summary WHERE id = :id");
        summaries.forEach((id, summary) -> batch.bind("id", id)
                .bind("fingerprint", fingerprint)
                .bind("summary", SummaryText.write(summary))
                .add());
        batch.execute();
    }

    /** What was planned did not come about; this is what is stored. */
    void stored(Handle handle, long id, Summary summary) {
        handle.createUpdate("UPDATE upload SET summary = :summary WHERE id = :id")
                .bind("id", id)
                .bind("summary", SummaryText.write(summary))
                .execute();
    }

    void end(Handle handle, long id, UploadState state, String error, Instant now) {
        end(handle, Map.of(id, new Ending(state, error)), now);
    }

    /** As {@link #plan(Handle, Map, String)}. */
    void end(Handle handle, Map<Long, Ending> endings, Instant now) {
        UploadEvents.ending(handle, endings, now);
        PreparedBatch batch = handle.prepareBatch(
                "UPDATE upload SET state = :state, error = :error, finished_at = :now WHERE id = :id");
        endings.forEach((id, ending) -> batch.bind("id", id)
                .bind("state", ending.state().text())
                .bind("error", ending.error())
                .bind("now", UtcInstants.text(now))
                .add());
        batch.execute();
    }

    /** What loads of checked files would come to. */
    void checked(Handle handle, Map<Long, UploadCheck> outcomes) {
        PreparedBatch batch = handle.prepareBatch(
                """
                UPDATE upload SET check_outcome = :outcome, check_missing = :missing, check_policy = :policy,
                  check_pull = :pull, check_pull_reason = :reason WHERE id = :id""");
        outcomes.forEach((id, check) -> batch.bind("id", id)
                .bind("outcome", check.outcome().text())
                .bind("missing", check.missing())
                .bind("policy", check.policy().text())
                .bind("pull", check.asPull().text())
                .bind("reason", check.pullReason())
                .add());
        batch.execute();
    }

    private static UploadCheck check(ResultSet row) throws SQLException {
        String outcome = row.getString("check_outcome");
        return outcome == null
                ? null
                : new UploadCheck(
                        UploadState.of(outcome),
                        row.getLong("check_missing"),
                        MissingProducts.valueOf(row.getString("check_policy").toUpperCase(Locale.ROOT)),
                        UploadState.of(row.getString("check_pull")),
                        row.getString("check_pull_reason"));
    }

    private static Upload upload(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new Upload(
                row.getLong("id"),
                row.getLong("delivery_id"),
                row.getLong("connection_id"),
                row.getString("source"),
                row.getString("filename"),
                row.getLong("size"),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                row.getString("fingerprint"),
                UploadState.of(row.getString("state")),
                SummaryText.read(row.getString("summary")),
                UploadChanges.read(row.getString("changes")),
                check(row),
                row.getString("error"),
                UtcInstants.read(row, "received_at"),
                UtcInstants.read(row, "finished_at"),
                UtcInstants.read(row, "files_removed_at"));
    }
}
