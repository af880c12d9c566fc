package io.tillbridge.access;

import io.tillbridge.app.Until;
import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** People over a schema of their own, with hashes that cost little and letters that go to the outbox. */
final class PeopleWorld implements AutoCloseable {
    static final String PASSWORD = "lamp carrot river 9";
    static final String OTHER_PASSWORD = "seven quiet tractors";
    static final String HOME = "192.0.2.7";
    static final Sessions.Limits LIMITS = new Sessions.Limits(Duration.ofHours(12), Duration.ofDays(7));

    final Database database = TestDatabase.fresh();
    final MutableClock clock = new MutableClock();
    final Passwords passwords = new Passwords(64, 4);
    final People people = new People(database, clock);
    final Sessions sessions = new Sessions(database, passwords, LIMITS, clock.steady());
    final Path outbox;
    final MailSender mail;
    final Invitations invitations;
    final PasswordResets resets;
    final FirstOwner firstOwner;

    PeopleWorld(Path folder) {
        outbox = folder.resolve("outbox");
        mail = new MailSender(
                new MailSettings(
                        "",
                        25,
                        "",
                        "",
                        MailSettings.Security.NONE,
                        "Tillbridge <hub@example.com>",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)),
                outbox,
                // Letters are told apart by their time.
                Clock.systemUTC());
        invitations = new Invitations(database, passwords, mail, () -> "https://hub.example/", clock);
        resets = new PasswordResets(database, passwords, mail, () -> "https://hub.example", clock.steady());
        firstOwner = new FirstOwner(database, passwords, () -> "https://hub.example", clock);
    }

    /** Somebody with {@link #PASSWORD}. */
    Person person(String email, Role role) {
        String hash = passwords.again(PASSWORD);
        return database.jdbi().withHandle(handle -> new PersonStore()
                .insert(handle, Email.of("email", email), email, role, hash, clock.instant())
                .orElseThrow());
    }

    /** A session from an address of its own, so that no throttle is in the way. */
    Session signIn(String email) {
        return sessions.begin(email, PASSWORD, "198.51.100." + email.length()).orElseThrow();
    }

    static String token(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    List<Path> letters() {
        if (Files.notExists(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many letters are there. */
    List<Path> letters(int count) throws Exception {
        Until.holds(count + " letters are there", () -> letters().size() >= count);
        return letters();
    }

    int count(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    /** How many of these, all at once, did not fail. */
    static <T> long succeeded(List<Callable<T>> all) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(64, all.size()));
        try {
            return pool.invokeAll(all).stream().filter(PeopleWorld::succeeded).count();
        } finally {
            pool.shutdown();
        }
    }

    private static boolean succeeded(Future<?> one) {
        try {
            one.get();
            return true;
        } catch (ExecutionException refused) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        resets.close();
        mail.close();
        database.close();

}
}
