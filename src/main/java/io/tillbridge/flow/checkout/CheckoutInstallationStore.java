package io.tillbridge.flow.checkout;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code checkout_installation}. */
public final class CheckoutInstallationStore {
    private final Jdbi jdbi;

    public CheckoutInstallationStore(Database database) {
        this.jdbi = database.jdbi();
    }

    public List<CheckoutInstallation> of(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM checkout_installation WHERE connection_id = :connection ORDER BY kind DESC")
                .bind("connection", connectionId)
                .map((row, context) -> new CheckoutInstallation(
                        row.getLong("connection_id"),
                        row.getString("kind").equals(CheckoutPart.SCRIPT.text())
                                ? CheckoutPart.SCRIPT
                                : CheckoutPart.METHODS,
                        row.getString("remote_id"),
                        row.getString("address"),
                        row.getLong("version"),
                        UtcInstants.read(row, "looked_at"),
                        row.getString("fault")))
                .list());
    }

    Optional<CheckoutInstallation> find(long connectionId, CheckoutPart part) {
        return of(connectionId).stream().filter(known -> known.part() == part).findFirst();
    }

    void keep(CheckoutInstallation now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO checkout_installation
                          (connection_id, kind, remote_id, address, version, looked_at, fault)
                        VALUES (:connection, :kind, :remote, :address, :version, :at, :fault)
                        ON DUPLICATE KEY UPDATE remote_id = VALUES(remote_id), address = VALUES(address),
                          version = VALUES(version), looked_at = VALUES(looked_at), fault = VALUES(fault)""")
                .bind("connection", now.connectionId())
                .bind("kind", now.part().text())
                .bind("remote", now.remoteId())
                .bind("address", now.address())
                .bind("version", now.version())
                .bind("at", now.lookedAt())
                .bind("fault", now.fault())
                .execute());
    }

    void forget(long connectionId, CheckoutPart part) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM checkout_installation WHERE connection_id = :connection AND kind = :kind")
                .bind("connection", connectionId)
                .bind("kind", part.text())
                .execute());
    }
}
