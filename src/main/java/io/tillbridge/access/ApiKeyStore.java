package io.tillbridge.access;

import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.connection.Secrets;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code api_key}: permissions as words with blanks between, secrets sealed. */
final class ApiKeyStore {
    private static final ListColumns COLUMNS = ListColumns.of(
                    "k.id", false, "k.created_at", "COALESCE(k.updated_at, k.created_at)")
            .by("title", "k.title");
    /** A key of a retailer that was declined, or is not there any more, opens no door. */
    private static final String SELECT =
            """
            SELECT k.*, k.retailer_id IS NULL OR COALESCE(r.state, 'declined') <> 'declined' AS welcome,
              (SELECT GROUP_CONCAT(c.connection_id) FROM api_key_connection c WHERE c.api_key_id = k.id) AS bound
            FROM api_key k LEFT JOIN retailer r ON r.id = k.retailer_id
            """;

    private final Jdbi database;
    private final Secrets secrets;

    ApiKeyStore(Jdbi database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * A key and its secrets as they stand in the database.
     *
     * @param sealedOld null when there is none
     * @param welcome false when its retailer is not
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(ApiKey key, byte[] sealed, byte[] sealedOld, boolean welcome) {}

    /**
     * Empty when a key with that client id is there already.
     *
     * @param retailerId null for none
     */
    Optional<ApiKey> insert(
            String title, String clientId, String secret, Set<Permission> permissions, Long retailerId, Instant now) {
        try {
            long id = database.withHandle(
                    handle -> insert(handle, title, clientId, secret, permissions, retailerId, false, now));
            return find(id).map(Stored::key);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException
                    && named(clientId).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The id of a new key that is bound to one connection. */
    long insertPartners(
            Handle handle,
            String title,
            String clientId,
            String secret,
            Set<Permission> permissions,
            long connectionId,
            Instant now) {
        long id = insert(handle, title, clientId, secret, permissions, null, true, now);
        handle.execute(
                "INSERT INTO api_key_connection (api_key_id, connection_id) VALUES (?, ?)", id, connectionId);
        return id;
    }

    private long insert(
            Handle handle,
            String title,
            String clientId,
            String secret,
            Set<Permission> permissions,
            Long retailerId,
            boolean partner,
            Instant now) {
        return handle.createUpdate(
                        """
                        INSERT INTO api_key
                          (title, client_id, sealed_secret, permissions, retailer_id, partner, created_at, updated_at)
                        VALUES (:title, :clientId, :sealed, :permissions, :retailer, :partner, :now, :now)
                        """)
                .bind("title", title)
                .bind("clientId", clientId)
                .bind("sealed", seal(secret, clientId))
                .bind("permissions", text(permissions))
                .bind("retailer", retailerId)
                .bind("partner", partner)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    Optional<Stored> find(long id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + "WHERE k.id = :id")
                .bind("id", id)
                .map((row, context) -> stored(row))
                .findOne());
    }

    Optional<Stored> named(String clientId) {
        return database.withHandle(handle -> handle.createQuery(SELECT + "WHERE k.client_id = :clientId")
                .bind("clientId", clientId)
                .map((row, context) -> stored(row))
                .findOne());
    }

    List<ApiKey> list(ListWindow window) {
        return database.withHandle(handle -> handle.createQuery(SELECT + "WHERE TRUE" + COLUMNS.page(window))
                .bindMap(window.bound())
                .map((row, context) -> stored(row).key())
                .list());
    }

    /** {@code pending}, {@code approved} or {@code declined}; empty when there is no such retailer. */
    Optional<String> retailerState(long retailerId) {
        return database.withHandle(handle -> handle.createQuery("SELECT state FROM retailer WHERE id = :id")
                .bind("id", retailerId)
                .mapTo(String.class)
                .findOne());
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

    byte[] seal(String secret, String clientId) {
        return secrets.seal(secret, context(clientId));
    }

    /** @throws MasterKeyFault when it cannot be opened */
    String unseal(ApiKey key, byte[] sealed) {
        return secrets.unseal(sealed, context(key.clientId()));
    }

    private static String context(String clientId) {
        return "api-key:" + clientId;
    }

    static String text(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::text).collect(Collectors.joining(" "));
    }

    private static Set<Long> numbers(String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(",", -1)).map(Long::valueOf).collect(Collectors.toSet());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Set<Permission> permissions = new TreeSet<>();
        // A word of a newer version is no permission here.
        Arrays.stream(row.getString("permissions").split(" ", -1))
                .flatMap(word -> Permission.named(word).stream())
                .forEach(permissions::add);
        long retailer = row.getLong("retailer_id");
        boolean ofRetailer = !row.wasNull();
        Instant created = UtcInstants.read(row, "created_at");
        Instant updated = UtcInstants.read(row, "updated_at");
        ApiKey key = new ApiKey(
                row.getLong("id"),
                row.getString("title"),
                row.getString("client_id"),
                row.getBoolean("enabled"),
                permissions,
                ofRetailer ? retailer : null,
                row.getBoolean("partner") ? numbers(row.getString("bound")) : null,
                UtcInstants.read(row, "old_until"),
                row.getLong("version"),
                created,
                updated == null ? created : updated,
                UtcInstants.read(row, "last_used_at"));
        return new Stored(
                key, row.getBytes("sealed_secret"), row.getBytes("sealed_old_secret"), row.getBoolean("welcome"));
    }
}
