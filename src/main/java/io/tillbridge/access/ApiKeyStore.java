package io.tillbridge.access;

import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.connection.Secrets;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code api_key}: permissions as words with blanks between, secrets sealed. */
final class ApiKeyStore {
    private final Jdbi database;
    private final Secrets secrets;

    ApiKeyStore(Jdbi database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** A key and its secret as it stands in the database. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(ApiKey key, byte[] sealed) {}

    /** Empty when a key with that client id is there already. */
    Optional<ApiKey> insert(String title, String clientId, String secret, Set<Permission> permissions, Instant now) {
        try {
            long id = database.withHandle(handle -> handle.createUpdate(
                            """
                            INSERT INTO api_key (title, client_id, sealed_secret, permissions, created_at)
                            VALUES (:title, :clientId, :sealed, :permissions, :now)
                            """)
                    .bind("title", title)
                    .bind("clientId", clientId)
                    .bind("sealed", secrets.seal(secret, context(clientId)))
                    .bind("permissions", text(permissions))
                    .bind("now", now)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            return find(id).map(Stored::key);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Stored> find(long id) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM api_key WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> stored(row))
                .findOne());
    }

    Optional<Stored> named(String clientId) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM api_key WHERE client_id = :clientId")
                .bind("clientId", clientId)
                .map((row, context) -> stored(row))
                .findOne());
    }

    List<ApiKey> list(long after, int limit) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM api_key WHERE id > :after ORDER BY id LIMIT :limit")
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> stored(row).key())
                        .list());
    }

    boolean enable(long id, boolean enabled) {
        return database.withHandle(handle -> handle.execute("UPDATE api_key SET enabled = ? WHERE id = ?", enabled, id))
                == 1;
    }

    boolean permit(long id, Set<Permission> permissions) {
        return database.withHandle(handle ->
                        handle.execute("UPDATE api_key SET permissions = ? WHERE id = ?", text(permissions), id))
                == 1;
    }

    boolean delete(long id) {
        return database.withHandle(handle -> handle.execute("DELETE FROM api_key WHERE id = ?", id)) == 1;
    }

    /** Writes only when the time there is older than {@code before}, whichever node wrote it. */
    void used(long id, Instant now, Instant before) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE api_key SET last_used_at = :now
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("before", before)
                .execute());
    }

    /** @throws MasterKeyFault when it cannot be opened */
    String unseal(Stored stored) {
        return secrets.unseal(stored.sealed(), context(stored.key().clientId()));
    }

    /** Something of the same make that belongs to nobody. */
    Stored decoy(ApiKey nobody, String secret) {
        return new Stored(nobody, secrets.seal(secret, context(nobody.clientId())));
    }

    private static String context(String clientId) {
        return "api-key:" + clientId;
    }

    private static String text(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::text).collect(Collectors.joining(" "));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        // A word of a newer version is no permission here.
        Arrays.stream(row.getString("permissions").split(" ", -1))
                .flatMap(word -> Permission.named(word).stream())
                .forEach(permissions::add);
        ApiKey key = new ApiKey(
                row.getLong("id"),
                row.getString("title"),
                row.getString("client_id"),
                row.getBoolean("enabled"),
                permissions,
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "last_used_at"));
        return new Stored(key, row.getBytes("sealed_secret"));
    }
}
