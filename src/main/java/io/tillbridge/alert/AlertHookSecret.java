package io.tillbridge.alert;

import io.tillbridge.connection.Secrets;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The secret of the web hook of alerts, sealed in the table {@code alert_hook}. It belongs to one address: whoever changes
 * the address has to give the secret again, so that nobody can have it sent elsewhere.
 */
public final class AlertHookSecret {
    private static final String CONTEXT = "alert-hook:1";

    private final Jdbi jdbi;
    private final Secrets secrets;
    private final Clock clock;

    public AlertHookSecret(Jdbi jdbi, Secrets secrets, Clock clock) {
        this.jdbi = jdbi;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param url the address that it is for */
    public Optional<String> find(String url) {
        return sealed(url).map(bytes -> secrets.unseal(bytes, CONTEXT));
    }

    public boolean isSet(String url) {
        return sealed(url).isPresent();
    }

    private Optional<byte[]> sealed(String url) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT sealed FROM alert_hook WHERE id = 1 AND url = :url AND sealed IS NOT NULL")
                .bind("url", url)
                .mapTo(byte[].class)
                .findOne());
    }

    /** @param secret null takes it away */
    public void set(String url, String secret) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO alert_hook (id, url, sealed, updated_at) VALUES (1, :url, :sealed, :now)
                        ON DUPLICATE KEY UPDATE url = :url, sealed = :sealed, updated_at = :now
                        """)
                .bind("url", url)
                .bind("sealed", secret == null ? null : secrets.seal(secret, CONTEXT))
                .bind("now", clock.instant())
                .execute());
    }
}
