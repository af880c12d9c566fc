package io.tillbridge.flow.catalogs;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What each address was told last. */
final class VendorReportStore {
    private final Jdbi jdbi;
    private final Clock clock;

    VendorReportStore(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** @param findings how many the report named; 0 for one that says that all is well */
    record Last(long deliveryId, String digest, long findings, String state) {}

    Optional<Last> last(long connectionId, String address) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT delivery_id, digest, findings, state FROM vendor_report
                        WHERE connection_id = :connection AND address = :address""")
                .bind("connection", connectionId)
                .bind("address", address)
                .map((row, context) -> new Last(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)))
                .findOne());
    }

    void put(long connectionId, String address, Last last) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO vendor_report (connection_id, address, delivery_id, digest, findings, state, updated_at)
                        VALUES (:connection, :address, :delivery, :digest, :findings, :state, :now)
                        ON DUPLICATE KEY UPDATE delivery_id = :delivery, digest = :digest, findings = :findings,
                          state = :state, updated_at = :now""")
                .bind("connection", connectionId)
                .bind("address", address)
                .bind("delivery", last.deliveryId())
                .bind("digest", last.digest())
                .bind("findings", last.findings())
                .bind("state", last.state())
                .bind("now", UtcInstants.text(clock.instant()))
                .execute());
    }
}
