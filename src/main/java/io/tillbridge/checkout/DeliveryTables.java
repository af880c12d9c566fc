package io.tillbridge.checkout;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.JsonText;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The delivery tables of shops. A shop without one has an empty one of version 0. */
public final class DeliveryTables {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public DeliveryTables(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
        this.clock = clock;
    }

    /** @param version grows by one with each change; the ETag */
    public record Stored(DeliveryTable table, long version) {}

    public Stored find(long connectionId) {
        return jdbi.withHandle(handle -> find(handle, connectionId, ""));
    }

    /**
     * Puts a whole table in the place of the one there is.
     *
     * @param given as a person sent it
     * @param expectedVersion from If-Match; null when any version will do
     * @throws CallerFault INVALID: with all faults
     * @throws CallerFault STALE: when its version is another
     */
    public Stored replace(long connectionId, Object given, Long expectedVersion) {
        List<FieldFault> faults = new ArrayList<>();
        DeliveryTable table = DeliveryTableReading.read("", given, faults);
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return replace(connectionId, table, expectedVersion);
    }

    /** The same with a table that was read already. */
    public Stored replace(long connectionId, DeliveryTable table, Long expectedVersion) {
        return transactions.run(tx -> {
            // The row of the connection is there while its table may not be.
            tx.createQuery("SELECT id FROM connection WHERE id = ? FOR UPDATE")
                    .bind(0, connectionId)
                    .mapTo(Long.class)
                    .findOne()
                    .orElseThrow(() -> CallerFault.unknown("connection " + connectionId));
            Stored before = find(tx, connectionId, " FOR UPDATE");
            if (expectedVersion != null && expectedVersion != before.version()) {
                throw CallerFault.stale("The delivery options of connection " + connectionId, expectedVersion);
            }
            if (before.table().equals(table)) {
                return before;
            }
            tx.createUpdate(
                            """
                            INSERT INTO delivery_table (connection_id, body, version, updated_at)
                            VALUES (:id, :body, 1, :now)
                            ON DUPLICATE KEY UPDATE body = :body, version = version + 1, updated_at = :now
                            """)
                    .bind("id", connectionId)
                    .bind("body", JsonText.of(table.toMap()))
                    .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .execute();
            return find(tx, connectionId, "");
        });
    }

    private static Stored find(Handle handle, long connectionId, String lock) {
        return handle.createQuery("SELECT body, version FROM delivery_table WHERE connection_id = ?" + lock)
                .bind(0, connectionId)
                .map((row, context) -> new Stored(table(row.getString("body")), row.getLong("version")))
                .findOne()
                .orElse(new Stored(DeliveryTable.EMPTY, 0));
    }

    /** It passed the checks when it was written; an entry that would not pass any more is left out. */
    private static DeliveryTable table(String body) {
        Map<String, Object> stored = JsonText.read(body, "A delivery table");
        return DeliveryTableReading.read("", stored, new ArrayList<>());
    }
}
