package io.tillbridge.checkout;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The unguessable part of the address at which a shop's pages ask for options: 256 random bits. Every customer of the shop
 * can read it there, so it is kept in plain; changing it ends the address at once.
 */
public final class CheckoutTokens {
    private static final int BYTES = 32;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public CheckoutTokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
        this.clock = clock;
    }

    /** A token and when it was made. */
    public record Made(String token, Instant madeAt) {}

    public Optional<Made> find(long connectionId) {
        return jdbi.withHandle(handle -> find(handle, connectionId));
    }

    /** The one there is, or a new one. */
    public Made findOrMake(long connectionId) {
        return transactions.run(tx -> {
            tx.createUpdate("INSERT IGNORE INTO checkout_shop (connection_id, token, made_at) VALUES (?, ?, ?)")
                    .bind(0, connectionId)
                    .bind(1, next())
                    .bind(2, now())
                    .execute();
            return found(tx, connectionId);
        });
    }

    /** A new one in place of the one there is, which opens nothing from now on. */
    public Made rotate(long connectionId) {
        return transactions.run(tx -> {
            tx.createUpdate(
                            """
                            INSERT INTO checkout_shop (connection_id, token, made_at) VALUES (:id, :token, :now)
                            ON DUPLICATE KEY UPDATE token = :token, made_at = :now
                            """)
                    .bind("id", connectionId)
                    .bind("token", next())
                    .bind("now", now())
                    .execute();
            return found(tx, connectionId);
        });
    }

    private static Made found(Handle tx, long connectionId) {
        return find(tx, connectionId).orElseThrow(() -> CallerFault.unknown("connection " + connectionId));
    }

    private static Optional<Made> find(Handle handle, long connectionId) {
        return handle.createQuery("SELECT token, made_at FROM checkout_shop WHERE connection_id = ?")
                .bind(0, connectionId)
                .map((row, context) -> new Made(row.getString("token"), UtcInstants.read(row, "made_at")))
                .findOne();
    }

    private String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
