package io.tillbridge.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** All connections: made, changed, read and told how they fare. */
public final class Connections {
    private static final int LONGEST_REASON = 2000;

    private final ConnectionStore store;
    private final SecretStore secrets;
    private final Drafts drafts;
    private final Clock clock;

    public Connections(Jdbi database, Secrets secrets, ConnectionKinds kinds, Clock clock) {
        this.store = new ConnectionStore(database);
        this.secrets = new SecretStore(database, secrets);
        this.drafts = new Drafts(kinds);
        this.clock = clock;
    }

    /**
     * A new connection, checked and not saved.
     *
     * @param body {@code {kind, name, enabled?, settings, secrets?}}
     * @throws ConnectionFault.Invalid with all faults
     */
    public Draft draft(Map<String, ?> body) {
        return drafts.create(body);
    }

    /**
     * A change, checked and not saved.
     *
     * @param patch JSON merge patch (RFC 7396) of the same members; null values take away
     * @param expectedVersion from If-Match; null when any version will do
     * @throws ConnectionFault.Unknown when there is no such connection
     * @throws ConnectionFault.Stale when its version is another
     * @throws ConnectionFault.Invalid with all faults
     */
    public Draft draft(long id, Map<String, ?> patch, Long expectedVersion) {
        Connection current = get(id);
        if (expectedVersion != null && expectedVersion != current.version()) {
            throw new ConnectionFault.Stale(id, expectedVersion);
        }
        return drafts.change(current, credentials(id), patch);
    }

    /**
     * Writes a draft, all or nothing.
     *
     * @throws ConnectionFault.Stale when the connection was changed since the draft was made
     * @throws ConnectionFault.Unknown when it was deleted since
     */
    public Connection save(Draft draft) {
        Instant now = now();
        long id = store.inTransaction(handle -> {
            long saved = store.write(handle, draft, now);
            secrets.write(handle, saved, draft.secretChanges(), now);
            return saved;
        });
        return get(id);
    }

    /** Draft and save in one. */
    public Connection create(Map<String, ?> body) {
        return save(draft(body));
    }

    /** Draft and save in one; without an expected version it is laid over whatever others wrote meanwhile. */
    public Connection change(long id, Map<String, ?> patch, Long expectedVersion) {
        while (true) {
            Draft draft = draft(id, patch, expectedVersion);
            try {
                return save(draft);
            } catch (ConnectionFault.Stale stale) {
                if (expectedVersion != null) {
                    throw stale;
                }
            }
        }
    }

    /**
     * One that is there.
     *
     * @throws ConnectionFault.Unknown when there is none
     */
    public Connection get(long id) {
        return find(id).orElseThrow(() -> new ConnectionFault.Unknown(id));
    }

    public Optional<Connection> find(long id) {
        return store.find(id);
    }

    /**
     * A page in order of id.
     *
     * @param kind null for all
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<Connection> list(String kind, long after, int limit) {
        return store.list(kind, after, limit);
    }

    /**
     * Deletes it with its secrets, deliveries and uploads; its products, runs and kept failures stay.
     *
     * @param expectedVersion null when any will do
     * @throws ConnectionFault.Busy while a run of it is queued or under way
     */
    public void delete(long id, Long expectedVersion) {
        store.delete(id, expectedVersion);
    }

    public Optional<String> secret(long id, String name) {
        return credentials(id).get(name);
    }

    /** All secrets in plain. */
    public Credentials credentials(long id) {
        return secrets.read(id);
    }

    /** A secret that the hub made for this connection by itself. A person neither sets nor sees it. */
    public Optional<String> ownSecret(long id, String name) {
        return secrets.readOwn(id).get(SecretStore.OWN + name);
    }

    /**
     * Keeps such a secret, sealed as all are; the version stays.
     *
     * @param value null takes it away
     */
    public void keepOwnSecret(long id, String name, String value) {
        store.inTransaction(handle -> {
            secrets.write(handle, id, Collections.singletonMap(SecretStore.OWN + name, value), now());
            return id;
        });
    }

    /** The connection works; its version stays. */
    public void markSuccess(long id) {
        store.markSuccess(id, now());
    }

    /**
     * The connection does not work; failing since the first time after the last success.
     *
     * @param why for a person, without secrets
     */
    public void markFailing(long id, String why) {
        String reason = why.codePointCount(0, why.length()) <= LONGEST_REASON
                ? why
                : why.substring(0, why.offsetByCodePoints(0, LONGEST_REASON)) + "…";
        store.markFailing(id, reason, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
