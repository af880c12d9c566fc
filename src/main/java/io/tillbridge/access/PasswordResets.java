package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.mail.MailSender;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new password for somebody who forgot it, by a link that holds once and for two hours. Whoever asks hears nothing of
 * whether that address is known: looking it up and writing the letter happen afterwards, on a thread of their own.
 */
public final class PasswordResets implements AutoCloseable {
    static final Duration HOLDS = Duration.ofHours(2);
    static final int MOST_AN_HOUR = 3;
    private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);
    private static final int MOST_WAITING = 100;
    private static final int PATIENCE_SECONDS = 5;

    private final PersonStore people = new PersonStore();
    private final SessionStore sessions = new SessionStore();
    private final PasswordLinkStore links = new PasswordLinkStore();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Passwords passwords;
    private final MailSender mail;
    private final PasswordPageLinks welcome;
    private final AddressThrottle throttle;
    private final Clock clock;
    private final ThreadPoolExecutor writer;

    /** @param publicUrl where people reach the hub */
    public PasswordResets(
            Database database, Passwords passwords, MailSender mail, Supplier<String> publicUrl, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.passwords = passwords;
        this.mail = mail;
        this.welcome = new PasswordPageLinks(publicUrl);
        SteadyClock steady = SteadyClock.of(clock);
        this.throttle = new AddressThrottle(steady);
        this.clock = steady.wall();
        this.writer =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "password-resets");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Asks for a link to a new password. It goes to the address of the person, to nobody else.
     *
     * @param address remote IP address as text
     * @throws CallerFault TOO_MANY: that address asked ten times within five minutes
     */
    public void ask(String email, String address) {
        Duration waiting = throttle.waiting(address);
        if (!waiting.isZero()) {
            throw PeopleFaults.tooMany(waiting.plusMillis(999).toSeconds());
        }
        throttle.failed(address);
        String key = Email.key(email);
        try {
            writer.execute(() -> write(key));
        } catch (RejectedExecutionException full) {
            LOG.warn("A new password was asked for while {} of them wait: that one is dropped", MOST_WAITING);
        }
    }

    /** How many more asks of an address are let through now. */
    public int left(String address) {
        return throttle.left(address);
    }

    private void write(String key) {
        try {
            jdbi.withHandle(handle -> people.named(handle, key))
                    .filter(known -> known.person().enabled() && known.passwordHash() != null)
                    .map(PersonStore.Known::person)
                    .ifPresent(this::write);
        } catch (RuntimeException e) {
            LOG.warn("A letter with a link to a new password could not be written: {}", e.toString());
        }
    }

    private void write(Person person) {
        Instant now = now();
        String token = PasswordLink.Kind.RESET.token();
        boolean made = transactions.run(handle -> {
            if (links.resetsSince(handle, person.id(), now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
                return false;
            }
            links.endAllOf(handle, person.id());
            links.insert(
                    handle,
                    new PasswordLinkStore.Draft(
                            PasswordLink.Kind.RESET, person.id(), null, null, "nobody", "nobody", now.plus(HOLDS)),
                    token,
                    now);
            return true;
        });
        if (made) {
            mail.send(AccessMails.reset(person.email(), person.name(), welcome.to(token)));
        }
    }

    /**
     * Sets another password and signs the person out everywhere.
     *
     * @throws CallerFault INVALID: the link does not hold, or the password is none to have
     */
    public Person accept(String token, String password) {
        PasswordLink link = jdbi.withHandle(handle -> links.holding(handle, PasswordLink.Kind.RESET, token, now()))
                .orElseThrow(PeopleFaults::deadLink);
        PersonStore.Known known = jdbi.withHandle(handle -> people.known(handle, link.personId()))
                .filter(one -> one.person().enabled())
                .orElseThrow(PeopleFaults::deadLink);
        Person person = known.person();
        String hash = passwords.chosen("password", password, person.email(), person.name());
        transactions.run(handle -> {
            boolean set = links.use(handle, link.id(), token, now())
                    && people.password(handle, person.id(), known.passwordHash(), hash);
            if (!set) {
                throw PeopleFaults.deadLink();
            }
            links.endAllOf(handle, person.id());
            sessions.endAllOf(handle, person.id());
            return null;
        });
        return person;
    }

    /** Deletes links that are of no use any more; how many. To be called now and then. */
    public int sweep() {
        Instant before = now().minus(Duration.ofDays(1));
        return jdbi.withHandle(handle -> links.sweep(handle, before));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Letters under way get a moment. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
