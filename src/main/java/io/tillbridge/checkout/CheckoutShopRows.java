package io.tillbridge.checkout;

import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which connections have checkout options switched on, and what tells whether one of them changed. */
public final class CheckoutShopRows {
    private final Jdbi jdbi;
    private final CheckoutTokens tokens;
    private final Clock clock;

    public CheckoutShopRows(Jdbi jdbi, CheckoutTokens tokens, Clock clock) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A connection whose options are switched on.
     *
     * @param version of the connection
     * @param token null when it has none yet
     * @param host of the shop's own address; null when it was not read
     * @param changedAt when somebody last changed the connection
     * @param hostReadAt null when nobody tried to read it
     * @param tableVersion 0 without a table
     */
    public record Row(
            long connectionId,
            long version,
            Instant changedAt,
            String token,
            String host,
            Instant hostReadAt,
            long tableVersion) {
        String state() {
            return version + " " + token + " " + host + " " + tableVersion;
        }
    }

    /** Each has a token: one that was switched on just now gets its own. */
    List<Row> switchedOn() {
        List<Row> rows = read();
        List<Row> without = rows.stream().filter(row -> row.token() == null).toList();
        without.forEach(row -> tokens.findOrMake(row.connectionId()));
        return without.isEmpty()
                ? rows
                : read().stream().filter(row -> row.token() != null).toList();
    }

    private List<Row> read() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT c.id, c.version, c.updated_at, s.token, s.host, s.host_read_at, COALESCE(t.version, 0) AS table_version
                        FROM connection c
                        LEFT JOIN checkout_shop s ON s.connection_id = c.id
                        LEFT JOIN delivery_table t ON t.connection_id = c.id
                        WHERE c.kind = 'cseries' AND c.enabled
                          AND JSON_EXTRACT(c.settings, '$.checkoutOptions') = 'true'
                        """)
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getLong("version"),
                        UtcInstants.read(row, "updated_at"),
                        row.getString("token"),
                        row.getString("host"),
                        UtcInstants.read(row, "host_read_at"),
                        row.getLong("table_version")))
                .list());
    }

    /** @param host null: the shop did not tell, and the one that was read before stays */
    void keepHost(long connectionId, String host) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE checkout_shop SET host = COALESCE(:host, host), host_read_at = :now
                        WHERE connection_id = :id
                        """)
                .bind("host", host)
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bind("id", connectionId)
                .execute());
    }
}
