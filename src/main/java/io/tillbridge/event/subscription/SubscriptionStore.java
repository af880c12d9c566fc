package io.tillbridge.event.subscription;

import io.tillbridge.access.Caller;
import io.tillbridge.connection.Secrets;
import io.tillbridge.event.EventType;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the table {@code event_subscription}, and adds to it; secrets stand there sealed. */
final class SubscriptionStore {
    private static final ListColumns COLUMNS =
            ListColumns.of("id", false, "created_at", "updated_at").by("name", "name");
    private static final int LONGEST_NAME = 255;
    private static final String SELECT = "SELECT * FROM event_subscription ";

    private final Jdbi database;
    private final Secrets secrets;

    SubscriptionStore(Jdbi database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * A subscription with all that stands in its row.
     *
     * @param place number of the last event that was read before it was switched off; null while it is on
     * @param unreachable tries without any response since the last response
     * @param sealedOld null when there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(
            Subscription subscription,
            Long place,
            int unreachable,
            Instant holdUntil,
            String sealingName,
            byte[] sealed,
            byte[] sealedOld) {}

    /** @param by id and name of who makes it */
    static long insert(Handle tx, SubscriptionDraft draft, String sealingName, byte[] sealed, Caller by, Instant now) {
        return tx.createUpdate(
                        """
                        INSERT INTO event_subscription (name, address, types, connections, enabled, sealed_secret,
                          sealing_name, created_by, created_by_name, created_at, updated_at)
                        VALUES (:name, :address, :types, :connections, TRUE, :sealed, :sealing, :by, :byName, :now,
                          :now)
                        """)
                .bind("name", draft.name())
                .bind("address", draft.address())
                .bind("types", types(draft.types()))
                .bind("connections", connections(draft.connections()))
                .bind("sealed", sealed)
                .bind("sealing", sealingName)
                .bind("by", by.id())
                .bind("byName", ColumnText.fit(by.name(), LONGEST_NAME))
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    Optional<Stored> find(long id) {
        return database.withHandle(handle -> find(handle, id, ""));
    }

    /** Locked until the end of the transaction. */
    static Optional<Stored> lock(Handle tx, long id) {
        return find(tx, id, " FOR UPDATE");
    }

    /** The same, or empty when another one holds it at this moment. */
    static Optional<Stored> lockIfFree(Handle tx, long id) {
        return find(tx, id, " FOR UPDATE SKIP LOCKED");
    }

    private static Optional<Stored> find(Handle handle, long id, String lock) {
        return handle.createQuery(SELECT + "WHERE id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> stored(row))
                .findOne();
    }

    List<Subscription> list(ListWindow window) {
        return database.withHandle(handle -> handle.createQuery(SELECT + "WHERE TRUE" + COLUMNS.page(window))
                .bindMap(window.bound())
                .map((row, context) -> stored(row).subscription())
                .list());
    }

    byte[] seal(String secret, String sealingName) {
        return secrets.seal(secret, context(sealingName));
    }

    /** @throws io.tillbridge.connection.MasterKeyFault when it cannot be opened */
    String secret(Stored of) {
        return secrets.unseal(of.sealed(), context(of.sealingName()));
    }

    /** The secrets that sign: the current one, and the one before it while its grace lasts. */
    List<String> signing(Stored of, Instant now) {
        List<String> all = new ArrayList<>(List.of(secret(of)));
        Instant until = of.subscription().oldSecretUntil();
        if (of.sealedOld() != null && until != null && until.isAfter(now)) {
            all.add(secrets.unseal(of.sealedOld(), context(of.sealingName())));
        }
        return all;
    }

    private static String context(String sealingName) {
        return "event-subscription:" + sealingName;
    }

    static String types(Set<EventType> types) {
        return types.stream().sorted().map(EventType::text).collect(Collectors.joining(" "));
    }

    /** Null for all. */
    static String connections(List<Long> connections) {
        return connections.isEmpty()
                ? null
                : connections.stream().sorted().distinct().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Set<EventType> types(String text) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        // A type of a newer version is none here.
        Arrays.stream(text.split(" ", -1))
                .flatMap(name -> EventType.named(name).stream())
                .forEach(types::add);
        return types;
    }

    private static List<Long> ids(String connections) {
        return connections == null
                ? List.of()
                : Arrays.stream(connections.split(" ", -1)).map(Long::valueOf).toList();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        long place = row.getLong("place");
        boolean hasPlace = !row.wasNull();
        Subscription subscription = new Subscription(
                row.getLong("id"),
                row.getString("name"),
                row.getString("address"),
                types(row.getString("types")),
                ids(row.getString("connections")),
                row.getBoolean("enabled"),
                row.getString("off_reason"),
                UtcInstants.read(row, "failing_since"),
                row.getString("last_error"),
                UtcInstants.read(row, "last_delivered_at"),
                UtcInstants.read(row, "old_until"),
                row.getString("created_by"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
        return new Stored(
                subscription,
                hasPlace ? place : null,
                row.getInt("unreachable"),
                UtcInstants.read(row, "hold_until"),
                row.getString("sealing_name"),
                row.getBytes("sealed_secret"),
                row.getBytes("sealed_old_secret"));
    }
}
