package io.tillbridge.routing.editing;

import io.tillbridge.settings.Author;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code route_file_version}: every version of each route file that was changed by the API. */
public final class RouteFileVersions {
    private static final ListColumns COLUMNS =
            new ListColumns("version", true, "at", null, Map.of("version", "version", "createdAt", "at"));
    private static final String HEAD = "SELECT id, version, at, who, who_name, action, note, hash, ";

    private final Jdbi database;

    public RouteFileVersions(Jdbi database) {
        this.database = database;
    }

    /** Newest first, without their texts. */
    public List<RouteFileVersion> list(String file, ListWindow window) {
        return database.withHandle(handle -> handle.createQuery(
                        HEAD + "NULL AS text FROM route_file_version WHERE file = :file" + COLUMNS.page(window))
                .bind("file", file)
                .bindMap(window.bound())
                .map(RouteFileVersions::version)
                .list());
    }

    public Optional<RouteFileVersion> find(String file, long version) {
        return database.withHandle(handle -> handle.createQuery(
                        HEAD + "text FROM route_file_version WHERE file = :file AND version = :version")
                .bind("file", file)
                .bind("version", version)
                .map(RouteFileVersions::version)
                .findOne());
    }

    /** Whether a file was ever changed by the API. */
    public boolean knows(String file) {
        return database.withHandle(handle -> last(handle, file)).isPresent();
    }

    Optional<RouteFileVersion> last(Handle handle, String file) {
        return handle.createQuery(
                        HEAD + "NULL AS text FROM route_file_version WHERE file = :file ORDER BY version DESC LIMIT 1")
                .bind("file", file)
                .map(RouteFileVersions::version)
                .findOne();
    }

    /** @param text null when the file is deleted */
    void keep(Handle tx, String file, String action, String note, String text, Author who, Instant at) {
        tx.createUpdate(
                        """
                        INSERT INTO route_file_version (file, version, at, who, who_name, action, note, hash, text)
                        SELECT :file, COALESCE(MAX(version), 0) + 1, :at, :who, :name, :action, :note, :hash, :text
                        FROM route_file_version WHERE file = :file
                        """)
                .bind("file", file)
                .bind("at", at)
                .bind("who", who.id())
                .bind("name", who.name())
                .bind("action", action)
                .bind("note", note)
                .bind("hash", text == null ? null : RouteText.hash(text))
                .bind("text", text)
                .execute();
    }

    private static RouteFileVersion version(ResultSet row, StatementContext context) throws SQLException {
        return new RouteFileVersion(
                row.getLong("id"),
                row.getLong("version"),
                UtcInstants.read(row, "at"),
                new Author(row.getString("who"), row.getString("who_name")),
                row.getString("action"),
                row.getString("note"),
                row.getString("hash"),
                row.getString("text"));
    }
}
