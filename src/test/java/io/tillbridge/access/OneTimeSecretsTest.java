package io.tillbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneTimeSecretsTest {
    private static final String HOME = "192.0.2.7";
    private static final Caller ANN = Caller.person(3, "Ann", Role.ADMIN);

    @AutoClose
    private static Database database;

    private final MutableClock clock = new MutableClock();
    private final OneTimeSecrets secrets = secrets("MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=");

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void emptyTable() {
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM one_time_secret"));
    }

    @Test
    void aLinkOpensOnceAndItsTextLeavesTheDatabaseWithThat() {
        OneTimeSecrets.Created made = make(OneTimeSecrets.USUAL);

        Optional<OneTimeSecrets.Opened> first = secrets.open(made.token(), HOME);
        Optional<OneTimeSecrets.Opened> second = secrets.open(made.token(), HOME);

        assertThat(first).contains(new OneTimeSecrets.Opened("For Bo", "hunter2"));
        assertThat(second).isEmpty();
        assertThat(sealedRows()).isZero();
        OneTimeSecret told = secrets.list(Long.MAX_VALUE, 10).get(0);
        assertThat(told.openedAt()).isEqualTo(clock.instant());
        assertThat(told.openedFrom()).isEqualTo(HOME);
        assertThat(told.madeByName()).isEqualTo("Ann");
    }

    @Test
    void ofManyThatOpenAtOneMomentOneGetsIt() throws Exception {
        OneTimeSecrets.Created made = make(OneTimeSecrets.USUAL);
        Callable<Optional<OneTimeSecrets.Opened>> opener = () -> secrets.open(made.token(), HOME);

        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Optional<OneTimeSecrets.Opened>>> openers = pool.invokeAll(Collections.nCopies(32, opener));
        pool.shutdown();

        int got = 0;
        for (Future<Optional<OneTimeSecrets.Opened>> one : openers) {
            got += one.get().isPresent() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
    }

    @Test
    void aLinkEndsByTheClock() {
        OneTimeSecrets.Created made = make(OneTimeSecrets.SHORTEST);

        clock.pass(OneTimeSecrets.SHORTEST);

        assertThat(secrets.open(made.token(), HOME)).isEmpty();
        assertThat(secrets.sweep()).isEqualTo(1);
        assertThat(sealedRows()).isZero();
        assertThat(secrets.list(Long.MAX_VALUE, 10)).hasSize(1);
        clock.pass(OneTimeSecrets.TOLD_FOR);
        secrets.sweep();
        assertThat(secrets.list(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void whatWasTakenBackOrNeverWasOpensNothing() {
        OneTimeSecrets.Created made = make(OneTimeSecrets.LONGEST);

        assertThat(secrets.revoke(made.secret().id())).isTrue();
        assertThat(secrets.revoke(made.secret().id())).isFalse();
        assertThat(secrets.open(made.token(), HOME)).isEmpty();
        assertThat(secrets.open("x", HOME)).isEmpty();
        assertThat(secrets.open("", HOME)).isEmpty();
    }

    @Test
    void theWrongMasterKeyLosesNothing() {
        OneTimeSecrets.Created made = make(OneTimeSecrets.USUAL);
        OneTimeSecrets other = secrets("dHV2d3h5ejAxMjM0NTY3ODlhYmNkZWZnaGlqa2xtbm8=");

        assertThatThrownBy(() -> other.open(made.token(), HOME)).isInstanceOf(MasterKeyFault.class);

        assertThat(secrets.open(made.token(), HOME)).isPresent();
    }

    @Test
    void aSealedTextMovedBehindAnotherLinkDoesNotOpen() {
        OneTimeSecrets.Created mine = make(OneTimeSecrets.USUAL);
        OneTimeSecrets.Created other = make(OneTimeSecrets.USUAL);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE one_time_secret a JOIN one_time_secret b ON b.id = ? SET a.sealed = b.sealed"
                                + " WHERE a.id = ?",
                        other.secret().id(),
                        mine.secret().id()));

        assertThatThrownBy(() -> secrets.open(mine.token(), HOME)).isInstanceOf(MasterKeyFault.class);
    }

    @Test
    void pagesAreNewestFirst() {
        long first = make(OneTimeSecrets.USUAL).secret().id();
        long second = make(OneTimeSecrets.USUAL).secret().id();

        assertThat(secrets.list(Long.MAX_VALUE, 1))
                .extracting(OneTimeSecret::id)
                .containsExactly(second);
        assertThat(secrets.list(second, 5)).extracting(OneTimeSecret::id).containsExactly(first);
    }

    @Test
    void nothingPrintsWhatItHolds() {
        OneTimeSecrets.Created made = make(OneTimeSecrets.USUAL);

        assertThat(made.toString() + secrets.open(made.token(), HOME))
                .doesNotContain("hunter2")
                .doesNotContain(made.token());
        assertThat(made.token()).hasSize(43);
    }

    private OneTimeSecrets.Created make(Duration goodFor) {
        return secrets.make(ANN, "hunter2", "For Bo", goodFor);
    }

    private OneTimeSecrets secrets(String masterKey) {
        return new OneTimeSecrets(database.jdbi(), Secrets.open(Path.of("unused"), masterKey), clock);
    }

    private static int sealedRows() {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(sealed) FROM one_time_secret")
                .mapTo(Integer.class)
                .one());
    }
}
