package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The people of the hub. They come by invitation only; the last enabled owner stays one. What changes here is in force
 * at the next call of the person concerned, for a session is read with its person each time.
 */
public final class People {
    private final PersonStore store = new PersonStore();
    private final SessionStore sessions = new SessionStore();
    private final PasswordLinkStore links = new PasswordLinkStore();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public People(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    public Optional<Person> find(long id) {
        return jdbi.withHandle(handle -> store.find(handle, id));
    }

    /**
     * A page in order of id.
     *
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<Person> list(long after, int limit) {
        return list(ListWindow.after(after, limit));
    }

    public List<Person> list(ListWindow window) {
        return jdbi.withHandle(handle -> store.list(handle, window));
    }

    /**
     * Changes name, role or switch. Whoever is switched off is signed out, and links to a new password go.
     *
     * @param version the one the change is based on; null when any will do
     * @throws CallerFault UNKNOWN: there is no such person
     * @throws CallerFault STALE: the version is another
     * @throws CallerFault FORBIDDEN: the caller may not do that to this person
     * @throws CallerFault CONFLICT: no enabled owner would be left
     */
    public Person change(long id, Change change, Long version, Caller by) {
        return transactions.run(handle -> {
            List<Person> owners = store.lockOwners(handle);
            Person before = locked(handle, id, version, by);
            Person after = change.of(before);
            Authority.over(by, before.role());
            Authority.toGive(by, after.role());
            if (!after.isOwner() || !after.enabled()) {
                keepAnOwner(owners, before);
            }
            if (after.equals(before)) {
                return before;
            }
            store.update(handle, after, now());
            if (!after.enabled()) {
                shutOut(handle, id);
            } else if (!after.role().permissions().containsAll(before.role().permissions())) {
                // An invitation gives what its maker could give when it was made.
                links.endInvitationsBy(handle, after.caller().id());
            }
            return store.find(handle, id).orElseThrow();
        });
    }

    /**
     * Removes a person with all sessions and links.
     *
     * @param version as in {@link #change}, as are the faults
     */
    public void remove(long id, Long version, Caller by) {
        transactions.run(handle -> {
            List<Person> owners = store.lockOwners(handle);
            Person before = locked(handle, id, version, by);
            Authority.over(by, before.role());
            keepAnOwner(owners, before);
            shutOut(handle, id);
            store.delete(handle, id);
            return null;
        });
    }

    /** The caller is looked at again under the lock: of two who remove one another, one is gone when it is his turn. */
    private Person locked(Handle handle, long id, Long version, Caller by) {
        Person before = store.lock(handle, id).orElseThrow(() -> CallerFault.unknown("user " + id));
        by.personId().ifPresent(caller -> {
            Optional<Person> still = store.find(handle, caller).filter(Person::enabled);
            if (still.isEmpty() || still.get().role() != by.role()) {
                throw CallerFault.forbidden("Your own role has changed in the meantime: sign in again");
            }
        });
        if (version != null && version != before.version()) {
            throw CallerFault.stale("User " + id, version);
        }
        return before;
    }

    private static void keepAnOwner(List<Person> owners, Person leaving) {
        boolean another = owners.stream().anyMatch(owner -> owner.enabled() && owner.id() != leaving.id());
        if (leaving.isOwner() && leaving.enabled() && !another) {
            throw PeopleFaults.conflict("User " + leaving.id()
                    + " is the last enabled owner and stays one: make somebody else an owner first");
        }
    }

    private void shutOut(Handle handle, long id) {
        sessions.endAllOf(handle, id);
        links.endAllOf(handle, id);
        links.endInvitationsBy(handle, Caller.person(id, "", Role.VIEWER).id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}

    /**
     * What is to be another with a person; null leaves it as it is.
     *
     * @param name 1 to 255 characters
     */
    public record Change(String name, Role role, Boolean enabled) {
        Person of(Person before) {
            return new Person(
                    before.id(),
                    before.email(),
                    name == null ? before.name() : PersonName.of("name", name),
                    role == null ? before.role() : role,
                    enabled == null ? before.enabled() : enabled,
                    before.version(),
                    before.createdAt(),
                    before.updatedAt(),
                    before.lastSeenAt());
        }
    }
}
