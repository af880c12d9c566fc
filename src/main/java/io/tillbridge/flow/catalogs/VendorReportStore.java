package io.tillbridge.flow.catalogs;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What each address was told last. */
final class VendorReportStore {
    /** Claimed: after a kill nobody knows whether it left. */
    static final String SENDING = "sending";

    static final String SENT = "sent";
    static final String FAILED = "failed";

    private final Jdbi jdbi;
    private final Clock clock;

    VendorReportStore(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * @param findings how many the report named; 0 for one that says that all is well
     * @param messageId the Message-ID it goes out with, or null: it went out under none of ours
     */
    record Last(long deliveryId, String digest, long findings, String state, String messageId) {
        /** It is known to have left. */
        boolean sent() {
            return state.equals(SENT);
        }

        Last as(String other) {
            return new Last(deliveryId, digest, findings, other, messageId);
        }
    }

    Optional<Last> last(long connectionId, String address) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT delivery_id, digest, findings, state, message_id FROM vendor_report
                        WHERE connection_id = :connection AND address = :address""")
                .bind("connection", connectionId)
                .bind("address", address)
                .map((row, context) -> new Last(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5)))
                .findOne());
    }

    void put(long connectionId, String address, Last last) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO vendor_report (connection_id, address, delivery_id, digest, findings, state, message_id,
                          updated_at)
                        VALUES (:connection, :address, :delivery, :digest, :findings, :state, :message, :now)
                        ON DUPLICATE KEY UPDATE delivery_id = :delivery, digest = :digest, findings = :findings,
                          state = :state, message_id = :message, updated_at = :now""")
                .bind("connection", connectionId)
                .bind("address", address)
                .bind("delivery", last.deliveryId())
                .bind("digest", last.digest())
                .bind("findings", last.findings())
                .bind("state", last.state())
                .bind("message", last.messageId())
                .bind("now", UtcInstants.text(clock.instant()))
                .execute());

}
}
