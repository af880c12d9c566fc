package io.tillbridge.settings;

import io.tillbridge.document.JsonText;
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

/** The table {@code setting_version}: every version of whatever is set, by subject, such as {@code connection:7}. */
public final class Versions {
    private static final ListColumns COLUMNS =
            new ListColumns("version", true, "at", null, Map.of("version", "version", "createdAt", "at"));

    private final Jdbi database;

    public Versions(Jdbi database) {
        this.database = database;
    }

    /**
     * Keeps a version as part of the change that makes it.
     *
     * @param body all of it, without secrets
     */
    public void keep(Handle tx, String subject, long version, Map<String, ?> body, Author who, Instant at) {
        tx.createUpdate(
                        """
                        INSERT INTO setting_version (subject, version, at, who, who_name, body)
                        VALUES (:subject, :version, :at, :who, :name, :body)
                        """)
                .bind("subject", subject)
                .bind("version", version)
                .bind("at", at)
                .bind("who", who.id())
                .bind("name", who.name())
                .bind("body", JsonText.of(body))
                .execute();
    }

    /** Lets the versions of something go that is deleted. */
    public void forget(Handle tx, String subject) {
        tx.createUpdate("DELETE FROM setting_version WHERE subject = :subject")
                .bind("subject", subject)
                .execute();
    }

    /**
     * Newest first.
     *
     * @param before the last version of the page before; null for the first page
     */
    public List<Version> list(String subject, Long before, int limit) {
        return list(subject, ListWindow.after(before, limit));
    }

    public List<Version> list(String subject, ListWindow window) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM setting_version WHERE subject = :subject" + COLUMNS.page(window))
                .bind("subject", subject)
                .bindMap(window.bound())
                .map(Versions::version)
                .list());
    }

    public Optional<Version> find(String subject, long version) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM setting_version WHERE subject = :subject AND version = :version")
                .bind("subject", subject)
                .bind("version", version)
                .map(Versions::version)
                .findOne());
    }

    private static Version version(ResultSet row, StatementContext context) throws SQLException {
        String subject = row.getString("subject");
        long version = row.getLong("version");
        return new Version(
                version,
                UtcInstants.read(row, "at"),
                new Author(row.getString("who"), row.getString("who_name")),
                JsonText.read(row.getString("body"), "Version " + version + " of " + subject));
    }
}
