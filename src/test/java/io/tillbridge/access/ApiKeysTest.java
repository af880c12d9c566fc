package io.tillbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final String HOME = "192.0.2.7";
    private static final Secrets SECRETS =
            Secrets.open(Path.of("unused"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=");

    @AutoClose
    private static Database database;

    private final MutableClock clock = new MutableClock();
    private final ApiKeys keys = new ApiKeys(database.jdbi(), SECRETS, clock.steady());

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void emptyTables() {
        database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM api_key");
        });
    }

    @Test
    void theBootstrapKeyMayDoEverything() {
        keys.bootstrap("setup", "hunter2hunter2");

        SignInResult.Accepted accepted = (SignInResult.Accepted) keys.authenticate("setup", "hunter2hunter2", HOME);

        assertThat(accepted.caller().permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(accepted.caller().may(Permission.ACCESS_WRITE)).isTrue();
    }

    @Test
    void bootstrapLeavesAKeyThatIsThereAsItIs() {
        keys.bootstrap("setup", "first-secret");
        long id = keys.list(0, 1).get(0).id();
        enable(id, false);

        List<String> lines = logged(() -> keys.bootstrap("setup", "second-secret"));

        enable(id, true);
        assertThat(accepts("setup", "first-secret")).isTrue();
        assertThat(accepts("setup", "second-secret")).isFalse();
        assertThat(lines)
                .containsExactly("API key setup is there already with another secret than "
                        + "access.bootstrap.client-secret and stays as it is: use its own secret, or choose another "
                        + "access.bootstrap.client-id");
        assertThat(logged(() -> keys.bootstrap("setup", "first-secret"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"setup,,first", "'',x,second"})
    void halfABootstrapKeyIsAFault(String clientId, String secret, String found) {
        assertThatThrownBy(() -> keys.bootstrap(clientId, secret))
                .isInstanceOf(BootstrapFault.class)
                .hasMessage("access.bootstrap.client-id and access.bootstrap.client-secret belong together, found "
                        + "only the " + found + ": set both, or neither.");
        keys.bootstrap(null, " ");
        assertThat(keys.list(0, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a b", "ä", "a\nb"})
    void aClientIdThatHttpBasicCannotCarryIsAFault(String clientId) {
        assertThatThrownBy(() -> keys.bootstrap(clientId, "x")).isInstanceOf(BootstrapFault.class);
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        NewApiKey key = keys.create("Shop", Set.of(Permission.CATALOG_READ));
        NewApiKey disabled = keys.create("Old", Set.of());
        enable(disabled.key().id(), false);

        Stream<SignInResult> answers = Stream.of(
                keys.authenticate(key.key().clientId(), "wrong", HOME),
                keys.authenticate(key.key().clientId(), "", HOME),
                keys.authenticate("nobody", key.secret(), HOME),
                keys.authenticate("", "", HOME),
                keys.authenticate("x".repeat(100_000), "x".repeat(100_000), HOME),
                keys.authenticate(key.key().clientId().toUpperCase(Locale.ROOT), key.secret(), HOME),
                keys.authenticate(disabled.key().clientId(), disabled.secret(), HOME));

        // How many tries the address has left, and nothing else: whatever was wrong takes one.
        assertThat(answers)
                .containsExactlyElementsOf(IntStream.range(0, 7)
                        .mapToObj(i -> (SignInResult) new SignInResult.Refused(9 - i))
                        .toList());
    }

    @Test
    void theEleventhGuessHasToWaitAndAnotherAddressDoesNot() {
        NewApiKey key = keys.create("Shop", Set.of());
        IntStream.range(0, 10).forEach(i -> keys.authenticate(key.key().clientId(), "guess" + i, "10.0.0.1"));
        clock.pass(Duration.ofMillis(500));

        SignInResult guess = keys.authenticate(key.key().clientId(), "guess", "10.0.0.1");

        assertThat(guess).isEqualTo(new SignInResult.Throttled(300));
        assertThat(keys.authenticate(key.key().clientId(), key.secret(), "10.0.0.1"))
                .isInstanceOf(SignInResult.Throttled.class);
        assertThat(keys.authenticate(key.key().clientId(), key.secret(), HOME))
                .isInstanceOf(SignInResult.Accepted.class);
        clock.pass(Duration.ofMinutes(5));
        assertThat(keys.authenticate(key.key().clientId(), key.secret(), "10.0.0.1"))
                .isInstanceOf(SignInResult.Accepted.class);
    }

    @Test
    void aChangeOfAKeyIsInForceAtOnceHoweverBusyTheKeyIs() {
        NewApiKey key = keys.create("Shop", Set.of(Permission.CATALOG_READ));
        long id = key.key().id();
        assertThat(accepts(key.key().clientId(), key.secret())).isTrue();

        keys.change(keys.get(id), ApiKeys.Change.permissions(Set.of(Permission.STOCK_READ)));
        SignInResult changed = keys.authenticate(key.key().clientId(), key.secret(), HOME);
        enable(id, false);
        boolean disabled = accepts(key.key().clientId(), key.secret());
        enable(id, true);
        boolean enabled = accepts(key.key().clientId(), key.secret());
        keys.delete(keys.get(id));

        assertThat(changed).isEqualTo(new SignInResult.Accepted(Caller.key(id, "Shop", Set.of(Permission.STOCK_READ))));
        assertThat(disabled).isFalse();
        assertThat(enabled).isTrue();
        assertThat(accepts(key.key().clientId(), key.secret())).isFalse();
    }

    @Test
    void anotherNodesChangeIsSeenAfterTenSeconds() {
        NewApiKey key = keys.create("Shop", Set.of());
        assertThat(accepts(key.key().clientId(), key.secret())).isTrue();
        new ApiKeys(database.jdbi(), SECRETS, clock.steady()).change(key.key(), ApiKeys.Change.enabled(false));

        clock.pass(VerifiedKeyCache.KEPT);

        assertThat(accepts(key.key().clientId(), key.secret())).isFalse();
    }

    @Test
    void lastUseIsWrittenOnceAMinute() {
        NewApiKey key = keys.create("Shop", Set.of());
        Instant start = clock.instant();
        accepts(key.key().clientId(), key.secret());
        clock.pass(Duration.ofSeconds(59));
        accepts(key.key().clientId(), key.secret());
        Instant soon = lastUse(key);
        clock.pass(Duration.ofSeconds(1));
        accepts(key.key().clientId(), key.secret());

        assertThat(soon).isEqualTo(start);
        assertThat(lastUse(key)).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void aThousandSignInsAtOnceAllGetTheRightAnswer() throws Exception {
        NewApiKey key = keys.create("Shop", Set.of());
        List<Callable<SignInResult>> calls = IntStream.range(0, 1000)
                .<Callable<SignInResult>>mapToObj(i -> () -> i % 2 == 0
                        ? keys.authenticate(key.key().clientId(), key.secret(), HOME)
                        : keys.authenticate(key.key().clientId(), "guess" + i, "10.0.0.1"))
                .toList();

        ExecutorService pool = Executors.newFixedThreadPool(32);
        List<Future<SignInResult>> answers = pool.invokeAll(calls);
        pool.shutdown();

        int refused = 0;
        for (int i = 0; i < answers.size(); i++) {
            SignInResult answer = answers.get(i).get();
            assertThat(answer instanceof SignInResult.Accepted).isEqualTo(i % 2 == 0);
            refused += answer instanceof SignInResult.Refused ? 1 : 0;
        }
        assertThat(refused).isEqualTo(Throttle.LIMIT);
    }

    @Test
    void noSecretStandsInTheDatabaseOrInAText() {
        NewApiKey key = keys.create("Shop", Set.of());

        byte[] column = database.jdbi().withHandle(handle -> handle.createQuery("SELECT sealed_secret FROM api_key")
                .mapTo(byte[].class)
                .one());

        assertThat(new String(column, StandardCharsets.ISO_8859_1)).doesNotContain(key.secret());
        assertThat(key.toString() + keys.list(0, 10)).doesNotContain(key.secret());
        assertThat(key.secret()).hasSize(43);
        assertThat(keys.reveal(key.key().id())).contains(key);
        assertThat(keys.reveal(key.key().id() + 1)).isEmpty();
    }

    @Test
    void aSealedSecretMovedToAnotherKeyOpensNoDoor() {
        NewApiKey mine = keys.create("Mine", Set.of());
        NewApiKey other = keys.create("Other", Set.of(Permission.ACCESS_WRITE));
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE api_key a JOIN api_key b ON b.id = ? SET a.sealed_secret = b.sealed_secret WHERE a.id = ?",
                        mine.key().id(),
                        other.key().id()));

        assertThat(accepts(other.key().clientId(), mine.secret())).isFalse();
    }

    @Test
    void verifiedPairsAreBounded() {
        VerifiedKeyCache verified = new VerifiedKeyCache(clock.steady());
        ApiKey key = keys.create("Shop", Set.of()).key();

        IntStream.range(0, 5_000).forEach(i -> verified.add("digest" + i, key, Instant.MAX, 0));

        assertThat(verified.size()).isEqualTo(VerifiedKeyCache.MOST);
    }

    private void enable(long id, boolean enabled) {
        keys.change(keys.get(id), ApiKeys.Change.enabled(enabled));
    }

    private boolean accepts(String clientId, String secret) {
        return keys.authenticate(clientId, secret, HOME) instanceof SignInResult.Accepted;
    }

    private Instant lastUse(NewApiKey key) {
        return keys.find(key.key().id()).orElseThrow().lastUsedAt();
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        AbstractAppender appender = new AbstractAppender("seen", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Logger logger = (Logger) LogManager.getLogger(ApiKeys.class);
        Level before = logger.getLevel();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            logger.removeAppender(appender);
            logger.setLevel(before);
        }
        return lines;
    }
}
