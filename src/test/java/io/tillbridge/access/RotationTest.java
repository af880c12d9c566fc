package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.Until;
import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final String HOME = "192.0.2.7";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Secrets SECRETS =
            Secrets.open(Path.of("unused"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=");

    @AutoClose
    private static Database database;

    private final MutableClock clock = new MutableClock();
    private final ApiKeys keys = new ApiKeys(database.jdbi(), SECRETS, clock.steady());
    private final NewApiKey made = keys.create("Script", Set.of(Permission.STOCK_READ));

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @Test
    void theNewSecretIsGoodAtOnceAndTheOldOneUntilTheGraceEnds() {
        NewApiKey rotated = keys.rotate(made.key(), DAY);

        clock.pass(DAY.minusNanos(1_000));
        assertThat(accepts(rotated.secret())).isTrue();
        assertThat(accepts(made.secret())).isTrue();
        assertThat(rotated.key().oldSecretUntil()).isEqualTo(clock.instant().plusNanos(1_000));
        clock.pass(Duration.ofNanos(1_000));
        assertThat(accepts(made.secret())).isFalse();
        assertThat(accepts(rotated.secret())).isTrue();
    }

    @Test
    void withoutGraceTheOldSecretEndsAtOnceHoweverBusyItIs() {
        assertThat(accepts(made.secret())).isTrue();

        NewApiKey rotated = keys.rotate(made.key(), Duration.ZERO);

        assertThat(accepts(made.secret())).isFalse();
        assertThat(accepts(rotated.secret())).isTrue();
        assertThat(rotated.key().oldSecretUntil()).isNull();
    }

    @Test
    void rotatingAgainDuringTheGraceEndsTheOlderSecretAtOnce() {
        NewApiKey second = keys.rotate(made.key(), DAY);

        NewApiKey third = keys.rotate(second.key(), DAY);

        assertThat(accepts(made.secret())).isFalse();
        assertThat(accepts(second.secret())).isTrue();
        assertThat(accepts(third.secret())).isTrue();
        assertThat(keys.reveal(made.key().id()).orElseThrow().secret()).isEqualTo(third.secret());
    }

    /** The cache of sign-ins must not carry an old secret over its end. */
    @Test
    void anOldSecretIsNotRememberedLongerThanItIsGood() {
        keys.rotate(made.key(), DAY);
        clock.pass(DAY.minusSeconds(1));
        assertThat(accepts(made.secret())).isTrue();

        clock.pass(Duration.ofSeconds(1));

        assertThat(accepts(made.secret())).isFalse();
    }

    @Test
    void aKeyRotatedInTheMiddleOfAScriptsWorkCostsNoCall() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Callable<Integer> script = () -> {
            int refused = 0;
            while (!over.get()) {
                // A new node each time: nothing is remembered, each call asks the database.
                refused += signIn(new ApiKeys(database.jdbi(), SECRETS, clock.steady()), made.secret()) ? 0 : 1;
                calls.incrementAndGet();
            }
            return refused;
        };
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> scripts =
                Stream.generate(() -> script).limit(4).map(pool::submit).toList();

        awaitCalls(calls, 100);
        NewApiKey rotated = keys.rotate(made.key(), DAY);
        awaitCalls(calls, calls.get() + 100);
        over.set(true);
        pool.shutdown();

        for (Future<Integer> refused : scripts) {
            assertThat(refused.get()).isZero();
        }
        assertThat(accepts(rotated.secret())).isTrue();
    }

    @Test
    void oldSecretsLeaveTheDatabaseWhenTheirTimeIsOver() {
        NewApiKey rotated = keys.rotate(made.key(), DAY);
        assertThat(keys.sweep()).isZero();

        clock.pass(DAY);

        assertThat(keys.sweep()).isPositive();
        assertThat(keys.get(made.key().id()).oldSecretUntil()).isNull();
        assertThat(keys.get(made.key().id()).version()).isEqualTo(rotated.key().version());
        int left = database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM api_key WHERE sealed_old_secret IS NOT NULL")
                .mapTo(Integer.class)
                .one());
        assertThat(left).isZero();
    }

    @Test
    void anOldSecretOpensNothingForADisabledKey() {
        ApiKey rotated = keys.rotate(made.key(), DAY).key();
        assertThat(accepts(made.secret())).isTrue();

        keys.change(rotated, ApiKeys.Change.enabled(false));

        assertThat(accepts(made.secret())).isFalse();
    }

    @Test
    void whoeverRotatesAnOlderVersionIsToldSo() {
        keys.rotate(made.key(), DAY);

        assertThatThrownBy(() -> keys.rotate(made.key(), DAY))
                .is(refused(STALE))
                .hasMessage("API key " + made.key().id()
                        + " was changed since version 1 was read: read it again and repeat the change.");
        assertThat(accepts(made.secret())).isTrue();
    }

    private void awaitCalls(AtomicInteger calls, int wanted) {
        Until.passes(() -> assertThat(calls).hasValueGreaterThanOrEqualTo(wanted));
    }

    private boolean accepts(String secret) {
        return signIn(keys, secret);
    }

    private boolean signIn(ApiKeys node, String secret) {
        return node.authenticate(made.key().clientId(), secret, HOME) instanceof SignInResult.Accepted;
    }
}
