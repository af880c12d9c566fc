package io.tillbridge.lightspeed.rseries.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.GrantedTokens;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.sandbox.rseries.TokenPair;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that share the tokens of an account, where a refresh token that is used twice ends the grant. Their clocks are
 * two minutes off, one each way. The system property {@code kills.tokens} says how many of them are killed.
 */
@Tag("long")
class TokenProcessesTest {
    private static final int KILLS = Integer.getInteger("kills.tokens", 20);
    private static final int EXPIRIES = 10;
    private static final String TOKEN = "POST auth/oauth/token";
    private static final String SECRET = "secret-of-the-client";

    @TempDir
    private Path temp;

    private final MutableClock clock = new MutableClock();
    private SandboxTill api;
    private DoubleTill till;
    private DatabaseSettings settings;
    private Database database;
    private Grants grants;
    private long connection;
    private Child slow;
    private Child fast;

    @BeforeEach
    void open() throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        settings = TestDatabase.freshSettings(data);
        database = Database.open(settings);
        Secrets secrets = Secrets.open(data, null, database.jdbi());
        grants = new Grants(database.jdbi(), secrets);
        api = SandboxTill.start(clock);
        till = api.add(TillSetup.of("client", SECRET, "https://localhost/").withLimits(TillLimits.none()));
        till.quirks().reuseEndsGrant(true);
        connection = new Connections(
                        database.jdbi(), secrets, ConnectionKinds.shipped(List::of, id -> true), Clock.systemUTC())
                .create(Map.of(
                        "kind",
                        "rseries",
                        "name",
                        "Riverside",
                        "settings",
                        Map.of(
                                "clientId",
                                "client",
                                "accountId",
                                Long.toString(till.setup().id())),
                        "secrets",
                        Map.of("clientSecret", SECRET)))
                .id();
        signIn();
        slow = new Child(-120);
        fast = new Child(120);
    }

    private void signIn() {
        TokenPair pair = till.tokens().issue();
        Instant now = Instant.now();
        grants.alone(
                connection,
                Duration.ofSeconds(10),
                grant -> Grants.Change.to(
                        grant.received(
                                new GrantedTokens(pair.access(), pair.refresh()),
                                Long.toString(till.setup().id()),
                                List.of(),
                                now,
                                now.plus(Duration.ofHours(1))),
                        true));
    }

    @AfterEach
    void close() throws Exception {
        slow.kill();
        fast.kill();
        api.close();
        database.close();
    }

    @Test
    void eachExpiryIsOneRefreshWhetherTheClockOrTheAccountSaysIt() throws Exception {
        for (int expiry = 0; expiry < EXPIRIES; expiry++) {
            int before = till.tokens().issued();
            if (expiry % 2 == 0) {
                pass(Duration.ofHours(1));
            } else {
                till.tokens().expireAccess();
                pass(Duration.ofMinutes(1));
            }

            slow.ask("call " + connection);
            fast.ask("call " + connection);

            assertThat(List.of(slow.answer(), fast.answer()))
                    .as("expiry " + expiry)
                    .containsExactly("ok", "ok");
            assertThat(till.tokens().issued()).as("expiry " + expiry).isEqualTo(before + 1);
        }
    }

    /** The pair that was made and never came is worth nothing; the old refresh token is asked with once more. */
    @Test
    void aLostAnswerCostsOneMoreRefreshAndNeverTheGrant() throws Exception {
        for (int expiry = 0; expiry < EXPIRIES; expiry++) {
            int before = till.tokens().issued();
            pass(Duration.ofHours(1));
            till.faults().next(TOKEN, ShopFault.reset().afterTheWork());

            slow.ask("call " + connection);
            fast.ask("call " + connection);
            List<String> answers = List.of(slow.answer(), fast.answer());

            assertThat(answers).filteredOn("ok"::equals).as(answers.toString()).hasSize(1);
            assertThat(slow.call()).isEqualTo("ok");
            assertThat(fast.call()).isEqualTo("ok");
            assertThat(till.tokens().issued()).isEqualTo(before + 2);
        }
    }

    @Test
    void whoIsKilledInTheMiddleOfARefreshLosesNothing() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            String what = "kill " + kill + ", seed " + seed;
            pass(Duration.ofHours(1));
            till.faults().next(TOKEN, ShopFault.slow(Duration.ofMillis(200)));
            int asked = till.calls(TOKEN).size();
            Child other = kill % 2 == 0 ? fast : slow;
            Child killed = kill % 2 == 0 ? slow : fast;
            killed.ask("call " + connection);
            Until.holds(what, () -> till.calls(TOKEN).size() > asked);
            boolean both = random.nextBoolean();
            if (both) {
                other.ask("call " + connection);
            }
            Until.later(Duration.ofMillis(random.nextInt(300)));
            killed.kill();

            assertThat(both ? other.answer() : other.call()).as(what).isEqualTo("ok");
            assertThat(grants.find(connection).state()).as(what).isEqualTo(Grant.State.SIGNED_IN);
            if (killed == slow) {
                slow = new Child(slow.off);
            } else {
                fast = new Child(fast.off);
            }
            assertThat(slow.call()).as(what).isEqualTo("ok");
            assertThat(fast.call()).as(what).isEqualTo("ok");
        }
    }

    /** For the account and for both processes. */
    private void pass(Duration time) throws IOException {
        clock.pass(time);
        till.tokens().forgetTries();
        slow.turn(time);
        fast.turn(time);
    }

    /** A process beside this one. */
    private final class Child {
        private final Process process;
        private final BufferedReader out;
        private final BufferedWriter in;
        private long off;

        Child(long off) throws IOException {
            this.off = off;
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TokenProcess.class.getName(),
                            settings.url(),
                            settings.account().username(),
                            settings.account().password(),
                            settings.dataDir().toString(),
                            api.baseUrl(),
                            Long.toString(off))
                    .redirectErrorStream(true)
                    .start();
            out = process.inputReader();
            in = process.outputWriter();
            read("ready");
        }

        void turn(Duration time) throws IOException {
            off += time.toSeconds();
            ask("turn " + time.toSeconds());
            read("turned");
        }

        void ask(String line) throws IOException {
            in.write(line + "\n");
            in.flush();
        }

        String call() throws IOException {
            ask("call " + connection);
            return answer();
        }

        String answer() throws IOException {
            return read("ok|failed.*|refused.*");
        }

        /** The next line of that form; what is logged between is for messages only. */
        private String read(String form) throws IOException {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches(form)) {
                    return line;
                }
                said.append(line).append('\n');
            }
            throw new AssertionError("The process has ended: " + said);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
