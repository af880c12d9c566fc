package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who sign in, and for how long that holds. Whatever is wrong with a sign-in, the work is the same: one look into
 * the database, one password hashed (a decoy for a name that is not there, is switched off or has none yet).
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration SEEN_NOTED_EVERY = Duration.ofMinutes(1);

    private final PersonStore people = new PersonStore();
    private final SessionStore store = new SessionStore();
    private final PasswordLinkStore links = new PasswordLinkStore();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Limits limits;
    private final Clock clock;

    public Sessions(Database database, Passwords passwords, Limits limits, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.passwords = passwords;
        SteadyClock steady = SteadyClock.of(clock);
        this.throttle = new Throttle(steady);
        this.limits = limits;
        this.clock = steady.wall();
    }

    /**
     * Signs in.
     *
     * @param address remote IP address as text
     * @return the session with its token; empty when e-mail or password are wrong or the person may not sign in
     * @throws CallerFault TOO_MANY: after too many failures for the name or the address
     * @throws CallerFault BUSY: when too many sign in at this moment
     */
    public Optional<Session> begin(String email, String password, String address) {
        String name = Email.key(email);
        String network = AddressRange.of(address);
        refuse(throttle.waiting(name, network));
        Optional<PersonStore.Known> known = jdbi.withHandle(handle -> people.named(handle, name));
        String hash = known.filter(one -> one.person().enabled())
                .map(PersonStore.Known::passwordHash)
                .orElse(null);
        boolean right = passwords.matches(password, hash);
        refuse(throttle.settle(name, network, right));
        return right ? begin(known.orElseThrow(), password, address) : Optional.empty();
    }

    /** How many more failed sign-ins of an address are let through now. */
    public int left(String address) {
        return throttle.left(AddressRange.of(address));
    }

    private Optional<Session> begin(PersonStore.Known known, String password, String address) {
        long id = known.person().id();
        String hash = known.passwordHash();
        if (passwords.outdated(hash)) {
            String renewed = passwords.again(password);
            if (jdbi.withHandle(handle -> people.password(handle, id, hash, renewed))) {
                return begun(known.person(), renewed, address);
            }
        }
        return begun(known.person(), hash, address);
    }

    private Optional<Session> begun(Person person, String hash, String address) {
        Instant now = now();
        Session session = new Session(person, Token.random(), Token.random(), limits.end(now, now));
        Instant[] times = {now, session.expiresAt()};
        boolean begun = transactions.run(handle -> store.insert(
                handle, person.id(), hash, session.token(), session.csrfToken(), AddressRange.shown(address), times));
        return begun ? Optional.of(session) : Optional.empty();
    }

    /** The session of a token; empty when it is over, never was, or its person may not sign in any more. */
    public Optional<Session> find(String token) {
        Instant now = now();
        Optional<SessionStore.Kept> kept = jdbi.withHandle(handle -> store.find(handle, token))
                .filter(one -> limits.end(one.createdAt(), one.lastSeenAt()).isAfter(now));
        kept.filter(one -> !one.lastSeenAt().plus(SEEN_NOTED_EVERY).isAfter(now))
                .ifPresent(one -> noteSeen(one, now));
        return kept.map(
                one -> new Session(one.person(), null, one.csrfToken(), limits.end(one.createdAt(), one.lastSeenAt())));
    }

    /** Who calls by the session of a token, as the API's door asks. */
    public Optional<AuthenticatedSession> caller(String token) {
        return find(token)
                .map(session -> new AuthenticatedSession(session.person().caller(), session.csrfToken()));
    }

    /** Signs out; nothing happens when that session is over already. */
    public void end(String token) {
        jdbi.useHandle(handle -> store.end(handle, token));
    }

    /**
     * Gives the caller another password, ends all of that person's sessions and links, and begins a new session.
     *
     * @throws CallerFault FORBIDDEN: the caller is no person
     * @throws CallerFault INVALID: the current password is wrong, or the new one none to have
     */
    public Session changePassword(Caller caller, String current, String chosen, String address) {
        long id = caller.personId().orElseThrow(() -> CallerFault.forbidden("Only people have a password"));
        PersonStore.Known known = jdbi.withHandle(handle -> people.known(handle, id))
                .orElseThrow(() -> CallerFault.unknown("user " + id));
        String name = Email.key(known.person().email());
        String network = AddressRange.of(address);
        refuse(throttle.waiting(name, network));
        boolean right = passwords.matches(current, known.passwordHash());
        refuse(throttle.settle(name, network, right));
        if (!right) {
            throw PeopleFaults.invalid("current", "wrong-password", "The current password is another");
        }
        String hash = passwords.chosen(
                "new", chosen, known.person().email(), known.person().name());
        boolean changed = transactions.run(handle -> {
            boolean set = people.password(handle, id, known.passwordHash(), hash);
            store.endAllOf(handle, id);
            links.endAllOf(handle, id);
            return set;
        });
        return Optional.of(known.person())
                .filter(person -> changed)
                .flatMap(person -> begun(person, hash, address))
                .orElseThrow(() -> PeopleFaults.conflict("The password was changed elsewhere: sign in again"));
    }

    /** Deletes sessions that are over; how many. To be called now and then. */
    public int sweep() {
        return jdbi.withHandle(handle -> store.sweep(handle, now()));
    }

    /** A call does not fail because its time could not be written. */
    private void noteSeen(SessionStore.Kept kept, Instant now) {
        try {
            jdbi.useHandle(handle -> store.seen(handle, kept, now, limits.end(kept.createdAt(), now)));
        } catch (JdbiException e) {
            LOG.warn(
                    "The last call of user {} could not be noted: {}",
                    kept.person().id(),
                    e.getMessage());
        }
    }

    private static void refuse(Duration waiting) {
        if (!waiting.isZero()) {
            throw PeopleFaults.tooMany(waiting.plusMillis(999).toSeconds());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}

    /**
     * When a session ends by itself.
     *
     * @param idle so long after its last call, {@code access.session.idle}
     * @param longest so long after its beginning in any case, {@code access.session.longest}
     */
    public record Limits(Duration idle, Duration longest) {
        Instant end(Instant begun, Instant lastSeen) {
            Instant byIdle = lastSeen.plus(idle);
            Instant byAge = begun.plus(longest);
            return byIdle.isBefore(byAge) ? byIdle : byAge;
        }
    }
}
