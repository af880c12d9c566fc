package io.tillbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.IdempotentAnswers.Answer;
import io.tillbridge.access.IdempotentAnswers.Claim;
import io.tillbridge.connection.Secrets;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentAnswersTest {
    private static final byte[] REQUEST = new byte[32];
    private static final byte[] OTHER = "another request of 32 bytes here".getBytes(StandardCharsets.US_ASCII);

    @AutoClose
    private static Database database;

    private final MutableClock clock = new MutableClock();
    private final IdempotentAnswers answers = new IdempotentAnswers(
            database.jdbi(), Secrets.open(Path.of("unused"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="), clock);

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void emptyTables() {
        database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM idempotent_answer");
        });
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAgain() {
        answers.keep(first("k"), answer(201, "{\"secret\":\"hunter2\"}"));

        Claim.Repeated again = (Claim.Repeated) answers.claim("key:1", "k", REQUEST);

        assertThat(again.answer().status()).isEqualTo(201);
        assertThat(again.answer().headers()).isEqualTo("Location: /x");
        assertThat(again.answer().body()).asString().isEqualTo("{\"secret\":\"hunter2\"}");
        assertThat(again.toString()).doesNotContain("hunter2");
    }

    @Test
    void aBodyDoesNotStandInTheDatabaseInPlain() {
        answers.keep(first("k"), answer(201, "{\"secret\":\"hunter2\"}"));

        byte[] body = database.jdbi().withHandle(handle -> handle.createQuery("SELECT body FROM idempotent_answer")
                .mapTo(byte[].class)
                .one());

        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    }

    @Test
    void anotherRequestWithTheSameKeyIsAConflictAndAnotherCallersIsNot() {
        first("k");

        assertThat(answers.claim("key:1", "k", OTHER)).isInstanceOf(Claim.OtherRequest.class);
        assertThat(answers.claim("key:1", "k", REQUEST)).isInstanceOf(Claim.UnderWay.class);
        assertThat(answers.claim("key:2", "k", OTHER)).isInstanceOf(Claim.First.class);
        assertThat(answers.claim("key:1", "K", OTHER)).isInstanceOf(Claim.First.class);
    }

    @Test
    void aReleasedKeyMayBeUsedAgain() {
        answers.release(first("k"));

        assertThat(answers.claim("key:1", "k", OTHER)).isInstanceOf(Claim.First.class);
    }

    @Test
    void aClaimThatDiedIsTakenOverAndItsLateAnswerIsDropped() {
        Claim.First dead = first("k");
        clock.pass(IdempotentAnswers.CLAIM_DIES_AFTER);
        Claim.First taken = first("k");

        answers.keep(dead, answer(500, "late"));
        answers.release(dead);
        answers.keep(taken, answer(201, "right"));

        assertThat(((Claim.Repeated) answers.claim("key:1", "k", REQUEST))
                        .answer()
                        .body())
                .asString()
                .isEqualTo("right");
    }

    @Test
    void answersAreForgottenAfter24Hours() {
        answers.keep(first("k"), answer(201, "x"));
        answers.keep(first("l"), answer(201, "x"));
        clock.pass(IdempotentAnswers.KEPT);
        answers.keep(first("m"), answer(201, "x"));

        assertThat(answers.claim("key:1", "k", OTHER)).isInstanceOf(Claim.First.class);
        assertThat(answers.sweep()).isEqualTo(1);
        assertThat(answers.claim("key:1", "m", REQUEST)).isInstanceOf(Claim.Repeated.class);
    }

    @Test
    void ofManyAtOnceOneIsFirst() throws Exception {
        Callable<Claim> call = () -> answers.claim("key:1", "k", REQUEST);

        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<Claim>> claims = pool.invokeAll(Collections.nCopies(64, call));
        pool.shutdown();

        int firsts = 0;
        for (Future<Claim> claim : claims) {
            firsts += claim.get() instanceof Claim.First ? 1 : 0;
        }
        assertThat(firsts).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\u0000"})
    void aKeyIsPrintableAscii(String text) {
        assertThat(IdempotentAnswers.isKey(text)).isFalse();
        assertThat(IdempotentAnswers.isKey("k".repeat(256))).isFalse();
        assertThat(IdempotentAnswers.isKey("k".repeat(255))).isTrue();
    }

    private Claim.First first(String key) {
        return (Claim.First) answers.claim("key:1", key, REQUEST);
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, "Location: /x", body.getBytes(StandardCharsets.UTF_8));
    }
}
