package io.tillbridge.connection;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code connection_grant}: no token in plain goes in. */
public final class Grants {
    private final Jdbi database;
    private final Secrets secrets;

    public Grants(Jdbi database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Never null: without a row nobody has signed in. */
    public Grant find(long connectionId) {
        return database.withHandle(handle -> read(handle, connectionId, "")).orElseGet(() -> Grant.none(connectionId));
    }

    /** Whether a person set that secret of the connection. */
    public boolean hasSecret(long connectionId, String name) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM connection_secret WHERE connection_id = :id AND name = :name)")
                .bind("id", connectionId)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Works with the grant of a connection alone, over all processes: who wants the same waits. What the work gives is
     * stored before this returns.
     *
     * @param longest the longest wait for others; longer than their work takes
     * @param work gets the grant as it is now; called once
     * @throws Taken when others did not end in that time
     */
    public <T> T alone(long connectionId, Duration longest, Function<Grant, Change<T>> work) {
        return database.withHandle(handle -> {
            // For the next transaction only: what is read after the wait is not older than the lock.
            handle.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            return handle.inTransaction(tx -> {
                Change<T> change = work.apply(locked(tx, connectionId, longest));
                if (change.grant() != null) {
                    write(tx, change.grant());
                }
                for (String secret : change.consumed()) {
                    tx.createUpdate("DELETE FROM connection_secret WHERE connection_id = :id AND name = :name")
                            .bind("id", connectionId)
                            .bind("name", secret)
                            .execute();
                }
                return change.result();
            });
        });
    }

    /**
     * What comes of the work with a grant.
     *
     * @param grant to be stored; null: nothing is
     * @param consumed names of secrets of the connection that are spent
     */
    public record Change<T>(T result, Grant grant, List<String> consumed) {
        public Change {
            consumed = List.copyOf(consumed);
        }

        public static <T> Change<T> none(T result) {
            return new Change<>(result, null, List.of());
        }

        public static <T> Change<T> to(Grant grant, T result) {
            return new Change<>(result, grant, List.of());
        }
    }

    /** Others work with the grant for longer than anybody waits. */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken(Throwable cause) {
            super("Others work with the same grant", cause);
        }
    }

    private Grant locked(Handle tx, long connectionId, Duration longest) {
        String lock = " FOR UPDATE WAIT " + Math.max(1, longest.toSeconds());
        try {
            Optional<Grant> there = read(tx, connectionId, lock);
            if (there.isEmpty()) {
                tx.createUpdate("INSERT IGNORE INTO connection_grant (connection_id) VALUES (:id)")
                        .bind("id", connectionId)
                        .execute();
                there = read(tx, connectionId, lock);
            }
            return there.orElseGet(() -> Grant.none(connectionId));
        } catch (RuntimeException e) {
            if (isLockWait(e)) {
                throw new Taken(e);
            }
            throw e;
        }
    }

    private static boolean isLockWait(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == 1205) {
                return true;
            }
        }
        return false;
    }

    private Optional<Grant> read(Handle handle, long connectionId, String lock) {
        return handle.createQuery("SELECT * FROM connection_grant WHERE connection_id = :id" + lock)
                .bind("id", connectionId)
                .map((row, context) -> grant(row))
                .findOne();
    }

    private Grant grant(ResultSet row) throws SQLException {
        long id = row.getLong("connection_id");
        byte[] sealed = row.getBytes("sealed");
        String scopes = row.getString("scopes");
        return new Grant(
                id,
                Grant.State.of(row.getString("state")),
                sealed == null ? null : GrantedTokens.ofJson(secrets.unseal(sealed, context(id)), id),
                row.getString("account_id"),
                scopes == null || scopes.isBlank() ? List.of() : List.of(scopes.split(" ")),
                UtcInstants.read(row, "signed_in_at"),
                UtcInstants.read(row, "received_at"),
                UtcInstants.read(row, "expires_at"),
                row.getString("detail"),
                row.getString("client"),
                UtcInstants.read(row, "held_until"),
                row.getInt("tries"),
                UtcInstants.read(row, "tries_since"));
    }

    private void write(Handle tx, Grant grant) {
        Map<String, Object> bound = new HashMap<>();
        bound.put("id", grant.connectionId());
        bound.put("state", grant.state().text());
        bound.put(
                "sealed",
                grant.tokens() == null
                        ? null
                        : secrets.seal(grant.tokens().toJson(), context(grant.connectionId())));
        bound.put("account", grant.accountId());
        bound.put("scopes", grant.scopes().isEmpty() ? null : String.join(" ", grant.scopes()));
        bound.put("signedIn", grant.signedInAt());
        bound.put("received", grant.receivedAt());
        bound.put("expires", grant.expiresAt());
        bound.put("detail", grant.detail() == null ? null : ColumnText.stored(grant.detail()));
        bound.put("client", grant.client());
        bound.put("held", grant.heldUntil());
        bound.put("tries", grant.tries());
        bound.put("since", grant.triesSince());
        tx.createUpdate(
                        """
                        UPDATE connection_grant
                        SET state = :state, sealed = :sealed, account_id = :account, scopes = :scopes,
                            signed_in_at = :signedIn, received_at = :received, expires_at = :expires, detail = :detail,
                            client = :client, held_until = :held, tries = :tries, tries_since = :since
                        WHERE connection_id = :id
                        """)
                .bindMap(bound)
                .execute();
    }

    /** Binds sealed tokens to their row. */
    private static String context(long connectionId) {
        return "connection-grant:" + connectionId;
    }
}
