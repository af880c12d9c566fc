package io.tillbridge.settings;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.JsonText;
import io.tillbridge.document.MergePatch;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The account settings: read, changed, and brought back to an earlier version. */
public final class Settings {
    /** Whose versions they are in {@link Versions}. */
    public static final String SUBJECT = "account";

    private final Jdbi database;
    private final Versions versions;
    private final Clock clock;

    public Settings(Jdbi database, Clock clock) {
        this.database = database;
        this.versions = new Versions(database);
        this.clock = clock;
    }

    /** As they stand now; the defaults until somebody sets something. */
    public Stored find() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM account_settings WHERE id = 1")
                .map((row, context) -> new Stored(
                        stored(row.getString("body")), row.getLong("version"), UtcInstants.read(row, "updated_at")))
                .one());
    }

    /**
     * Lays a change over them. One that changes nothing makes no version.
     *
     * @param patch JSON merge patch (RFC 7396); null takes a setting back to its default
     * @param expectedVersion from If-Match; null when any version will do
     * @throws CallerFault STALE: when their version is another
     * @throws CallerFault INVALID: with all faults
     */
    public Stored change(Map<String, ?> patch, Long expectedVersion, Author who) {
        return write(expectedVersion, who, current -> MergePatch.apply(current.toMap(), patch));
    }

    /**
     * Puts others in their place.
     *
     * @param body all of them; what is absent takes its default
     * @throws CallerFault INVALID: with all faults
     */
    public Stored replace(Map<String, ?> body, Author who) {
        return write(null, who, current -> body);
    }

    /** Holds back everybody else who wants to change them until this transaction ends. */
    public void lock(Handle tx) {
        tx.execute("SELECT version FROM account_settings WHERE id = 1 FOR UPDATE");
    }

    /** Newest first; {@code before} is the last version of the page before, null for the first page. */
    public List<Version> versions(Long before, int limit) {
        return versions.list(SUBJECT, before, limit);
    }

    public List<Version> versions(ListWindow window) {
        return versions.list(SUBJECT, window);
    }

    public Optional<Version> version(long version) {
        return versions.find(SUBJECT, version);
    }

    /**
     * Makes a new version from an old one, which is checked as if it came in today.
     *
     * @param expectedVersion null when any version will do
     * @throws CallerFault UNKNOWN: when there is no such version
     * @throws CallerFault STALE: when the version in force is another
     * @throws CallerFault INVALID: when the old one no longer passes
     */
    public Stored restore(long version, Long expectedVersion, Author who) {
        Version old = versions.find(SUBJECT, version)
                .orElseThrow(() -> CallerFault.unknown("version " + version + " of the account settings"));
        return write(expectedVersion, who, current -> old.body());
    }

    /** Normal form of settings that come from outside; adds every fault to {@code faults}. */
    public static Map<String, Object> normal(String pointer, Object given, List<FieldFault> faults) {
        return AccountReading.read(pointer, given, faults).toMap();
    }

    private Stored write(Long expectedVersion, Author who, Function<AccountSettings, Object> change) {
        while (true) {
            Stored current = find();
            if (expectedVersion != null && expectedVersion != current.version()) {
                throw CallerFault.stale("The account settings were changed since version " + expectedVersion
                        + " was read: read them again and repeat the change.");
            }
            if (isWritten(current, checked(change.apply(current.settings())), who)) {
                return find();
            }
        }
    }

    /** False when somebody else was faster. */
    private boolean isWritten(Stored current, AccountSettings changed, Author who) {
        if (changed.equals(current.settings())) {
            return true;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.inTransaction(handle -> {
            boolean written = update(handle, current.version(), changed, now) == 1;
            if (written) {
                versions.keep(handle, SUBJECT, current.version() + 1, changed.toMap(), who, now);
            }
            return written;
        });
    }

    private static int update(Handle handle, long version, AccountSettings changed, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE account_settings SET body = :body, version = version + 1, updated_at = :now
                        WHERE id = 1 AND version = :version
                        """)
                .bind("body", JsonText.of(changed.toMap()))
                .bind("now", now)
                .bind("version", version)
                .execute();
    }

    private static AccountSettings checked(Object given) {
        List<FieldFault> faults = new ArrayList<>();
        AccountSettings settings = AccountReading.read("", given, faults);
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return settings;
    }

    /** They passed the checks when they were written; what would not pass any more must not stop orders today. */
    private static AccountSettings stored(String body) {
        return AccountReading.read("", JsonText.read(body, "The account settings"), new ArrayList<>());

}

    /**
     * The account settings as they stand.
     *
     * @param version grows by one with each change; the ETag
     */
    public record Stored(AccountSettings settings, long version, Instant updatedAt) {}
}
