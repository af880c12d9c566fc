package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.fault.LatestVersion;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import io.tillbridge.storage.ListWindow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** All connections: made, changed, read and told how they fare. */
public final class Connections {

    private final ConnectionStore store;
    private final SecretStore secrets;
    private final ConnectionDrafts drafts;
    private final Clock clock;

    public Connections(Jdbi database, Secrets secrets, ConnectionKinds kinds, Clock clock) {
        this.store = new ConnectionStore(database);
        this.secrets = new SecretStore(database, secrets);
        this.drafts = new ConnectionDrafts(kinds);
        this.clock = clock;
    }

    /**
     * A new connection, checked and not saved.
     *
     * @param body {@code {kind, name, enabled?, settings, secrets?}}
     * @throws CallerFault INVALID: with all faults
     */
    public ConnectionDraft draft(Map<String, ?> body) {
        return drafts.create(body);
    }

    /**
     * A change, checked and not saved.
     *
     * @param patch JSON merge patch (RFC 7396) of the same members; null values take away
     * @param expectedVersion from If-Match; null when any version will do
     * @throws CallerFault UNKNOWN: when there is no such connection
     * @throws CallerFault STALE: when its version is another
     * @throws CallerFault INVALID: with all faults
     */
    public ConnectionDraft draft(long id, Map<String, ?> patch, Long expectedVersion) {
        return drafts.change(expected(id, expectedVersion), credentials(id), patch);
    }

    /**
     * Holds a draft against who wants it; also before it is tried, for a trial signs in with what is stored.
     *
     * @throws CallerFault FORBIDDEN: when a stored secret would go elsewhere
     */
    public void requireAllowed(ConnectionDraft draft, Author who) {
        Connection connection = draft.connection();
        boolean stored =
                connection.id() != 0 && !credentials(connection.id()).names().isEmpty();
        if (stored && draft.coordinatesChanged() && !who.handlesSecrets()) {
            throw CallerFault.forbidden("Connection " + connection.id() + " (" + connection.name()
                    + ") has stored secrets, and this change would send them to another system or account: ask an owner or"
                    + " an admin to make it.");
        }
    }

    /**
     * Writes a draft and the version it makes, all or nothing.
     *
     * @throws CallerFault STALE: when the connection was changed since the draft was made
     * @throws CallerFault UNKNOWN: when it was deleted since
     */
    public Connection save(ConnectionDraft draft, Author who) {
        requireAllowed(draft, who);
        Instant now = now();
        long id = store.inTransaction(handle -> {
            long saved = store.write(handle, draft, now);
            secrets.write(handle, saved, draft.secretChanges(), now);
            store.keepVersion(handle, saved, draft, who, now);
            return saved;
        });
        return get(id);
    }

    /** Draft and save in one, by the hub itself. */
    public Connection create(Map<String, ?> body) {
        return save(draft(body), Author.HUB);
    }

    /**
     * Draft and save in one, by the hub itself; without an expected version it is laid over whatever others wrote
     * meanwhile.
     */
    public Connection change(long id, Map<String, ?> patch, Long expectedVersion) {
        return LatestVersion.change(expectedVersion, () -> save(draft(id, patch, expectedVersion), Author.HUB));
    }

    /**
     * How it stood after each change, newest first.
     *
     * @param before the last version of the page before; null for the first page
     * @throws CallerFault UNKNOWN: when there is no such connection
     */
    public List<Version> versions(long id, Long before, int limit) {
        return store.versions(get(id).id(), before, limit);
    }

    public List<Version> versions(long id, ListWindow window) {
        return store.versions(get(id).id(), window);
    }

    public Optional<Version> version(long id, long version) {
        return store.version(id, version);
    }

    /**
     * Makes a new version from the name, the switch and the settings of an old one, which is checked as if it came in
     * today; secrets stay as they are.
     *
     * @param expectedVersion of the connection now; null when any will do
     * @throws CallerFault UNKNOWN: when there is no such connection or version
     * @throws CallerFault STALE: when its version is another
     * @throws CallerFault INVALID: when the old version no longer passes
     */
    public Connection restore(long id, long version, Author who, Long expectedVersion) {
        return LatestVersion.change(expectedVersion, () -> {
            Connection current = expected(id, expectedVersion);
            Version old = store.version(id, version)
                    .orElseThrow(() -> CallerFault.unknown("version " + version + " of connection " + id));
            return save(drafts.replace(current, credentials(id), old.body()), who);
        });
    }

    /**
     * A draft with another name, switch and settings, all of them; the secrets stay.
     *
     * @param body {@code {name, enabled?, settings}}; what is absent takes its default
     * @throws CallerFault INVALID: with all faults
     */
    public ConnectionDraft replacement(Connection current, Map<String, ?> body) {
        return drafts.replace(current, credentials(current.id()), body);
    }

    private Connection expected(long id, Long expectedVersion) {
        Connection current = get(id);
        if (expectedVersion != null && expectedVersion != current.version()) {
            throw CallerFault.stale("Connection " + id, expectedVersion);
        }
        return current;
    }

    /**
     * One that is there.
     *
     * @throws CallerFault UNKNOWN: when there is none
     */
    public Connection get(long id) {
        return find(id).orElseThrow(() -> CallerFault.unknown("connection " + id));
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
        return list(ConnectionFilter.kind(kind), ListWindow.after(after, limit));
    }

    public List<Connection> list(ConnectionFilter filter, ListWindow window) {
        return store.list(filter, window);
    }

    /**
     * Deletes it with its secrets, versions, deliveries and uploads; its products, runs and kept failures stay.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault CONFLICT: while a run of it is queued or under way
     */
    public void delete(long id, Long expectedVersion) {
        store.delete(id, expectedVersion);
    }

    /** A setting of every connection of a kind, as text; empty where it is absent. */
    public Map<Long, Optional<String>> setting(String kind, String name) {
        return store.setting(kind, name);
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
        store.markFailing(id, why, now());
    }

    /** @param failing asked with the connection locked: why it does not work, empty when it does */
    public void settle(long id, Function<Handle, Optional<String>> failing) {
        store.settle(id, failing, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
