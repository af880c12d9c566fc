package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** API keys of partners that fetch feeds: each is bound to one feed, and has exactly the permission to read it. */
final class PartnerKeys {
    /** All that such a key has. */
    static final Set<Permission> PERMISSIONS = Set.of(Permission.FEEDS_READ);

    private static final int ID_BYTES = 12;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Jdbi database;
    private final ApiKeyStore store;
    private final Clock clock;

    PartnerKeys(Jdbi database, Secrets secrets, Clock clock) {
        this.database = database;
        this.store = new ApiKeyStore(database, secrets);
        this.clock = clock;
    }

    /** For a key that is to have other permissions. */
    static void checkPermissions(Set<Permission> permissions) {
        if (!permissions.equals(PERMISSIONS)) {
            throw CallerFault.invalid(List.of(new FieldFault(
                    "/permissions",
                    "not-allowed",
                    "permissions has "
                            + permissions.stream().sorted().map(Permission::text).collect(Collectors.joining(", "))
                            + ", expected of a partner's key only " + Permission.FEEDS_READ.text())));
        }
    }

    /** Makes a key with a random client id and secret. */
    NewApiKey create(String title, long connectionId) {
        String clientId = "key-" + HexFormat.of().formatHex(bytes(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = database.inTransaction(handle ->
                store.insertPartners(handle, title, clientId, secret, PERMISSIONS, connectionId, now));
        return new NewApiKey(store.find(id).orElseThrow().key(), secret);
    }

    /** How it was handed over; the ids are those of one-time secrets. */
    record HandOver(String email, String madeByName, long clientLink, long secretLink) {}

    void handedOver(long keyId, HandOver handOver) {
        database.useHandle(handle -> handle.execute(
                "INSERT INTO api_key_partner (api_key_id, email, made_by_name, client_link, secret_link)"
                        + " VALUES (?, ?, ?, ?, ?)",
                keyId,
                handOver.email(),
                handOver.madeByName(),
                handOver.clientLink(),
                handOver.secretLink()));
    }

    /** Empty for a key whose making did not come to its end. */
    Optional<HandOver> handOver(long keyId) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM api_key_partner WHERE api_key_id = ?")
                .bind(0, keyId)
                .map((row, context) -> new HandOver(
                        row.getString("email"),
                        row.getString("made_by_name"),
                        row.getLong("client_link"),
                        row.getLong("secret_link")))
                .findOne());
    }

    /** Those of a connection, oldest first. */
    List<ApiKey> of(long connectionId) {
        List<Long> ids = database.withHandle(handle -> handle.createQuery(
                        "SELECT api_key_id FROM api_key_connection WHERE connection_id = ? ORDER BY api_key_id")
                .bind(0, connectionId)
                .mapTo(Long.class)
                .list());
        return ids.stream()
                .flatMap(id -> store.find(id).stream())
                .map(ApiKeyStore.Stored::key)
                .filter(ApiKey::isPartners)
                .toList();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
