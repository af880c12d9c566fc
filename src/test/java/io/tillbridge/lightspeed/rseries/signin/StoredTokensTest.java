package io.tillbridge.lightspeed.rseries.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.ConnectionState;
import io.tillbridge.connection.Grant;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTokensTest {
    @TempDir
    private Path folder;

    private SignInWorld world;

    @BeforeEach
    void open() {
        world = new SignInWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The margin is two minutes; a hub that starts has no memory and asks nothing for it. */
    @ParameterizedTest
    @CsvSource({"3600, 0", "121, 0", "119, 1", "1, 1", "-5, 1", "-90000, 1"})
    void aTokenIsRenewedWhenLessThanTheMarginIsLeftAndNotAtEachStart(long left, int refreshes) {
        long id = world.signedIn();
        String first = world.grant(id).tokens().access();
        world.clock.pass(Duration.ofSeconds(3600 - left));

        String token = world.tokens().current(id);
        assertThat(world.tokens().current(id)).isEqualTo(token);

        assertThat(world.refreshes()).isEqualTo(refreshes);
        assertThat(token.equals(first)).isEqualTo(refreshes == 0);
        assertThat(world.server.use(token)).isTrue();
    }

    @Test
    void aTokenThatLivesShorterThanTheMarginIsNotRenewedAtEachCall() {
        world.server.tail(",\"expires_in\":90");
        long id = world.signedIn();

        world.tokens().current(id);
        world.clock.pass(Duration.ofSeconds(40));
        world.tokens().current(id);

        assertThat(world.refreshes()).isZero();
    }

    /** Without expires_in the claims say how long it lives; the clock of either side may be wrong by any time. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"expires_in\":\"3600\"", ",\"expires_in\":3600.0", ",\"expires_in\":0", ",\"expires_in\":null"})
    void theLifetimeCountsFromWhenTheTokenWasAskedForWhateverTheClocksSay(String tail) {
        world.server.tail(tail);
        world.clock.step(Duration.ofMinutes(2));

        long id = world.signedIn();

        Grant grant = world.grant(id);
        assertThat(Duration.between(grant.receivedAt(), grant.expiresAt())).isEqualTo(Duration.ofHours(1));
        assertThat(grant.receivedAt()).isEqualTo(world.clock.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void aProcessWhoseClockIsTwoMinutesOffHarmsNobody(long minutes) {
        long id = world.signedIn();
        world.clock.pass(Duration.ofMinutes(50));
        world.clock.step(Duration.ofMinutes(minutes));

        String token = world.tokens().current(id);
        String renewed = world.tokens().insteadOf(id, token);

        assertThat(world.server.use(renewed)).isTrue();
        assertThat(world.refreshes()).isEqualTo(1);
    }

    @Test
    void severalProcessesThatRenewAtOnceAskOnce() throws Exception {
        long id = world.signedIn();
        world.expire();
        CountDownLatch answer = world.server.hold();
        List<AccessTokens> processes = List.of(world.tokens(), world.tokens(), world.tokens());
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                AccessTokens process = processes.get(i % processes.size());
                tokens.add(threads.submit(() -> process.current(id)));
            }
            answer.countDown();

            Set<String> given = new HashSet<>();
            for (Future<String> token : tokens) {
                given.add(token.get());
            }
            assertThat(given).hasSize(1);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.grant(id).tokens().access()).isIn(given);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneRefreshAnswersAllWhoWereRefusedWithTheSameToken() {
        long id = world.signedIn();
        String refused = world.tokens().current(id);

        String first = world.tokens().insteadOf(id, refused);
        String second = world.tokens().insteadOf(id, refused);

        assertThat(first).isEqualTo(second).isNotEqualTo(refused);
        assertThat(world.refreshes()).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheOldTokenAtMostFiveTimesAMinute() {
        long id = world.signedIn();
        String old = world.grant(id).tokens().refresh();
        world.expire();
        for (int i = 0; i < 5; i++) {
            world.server.loseAnswer();
            assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);
            assertThat(world.grant(id).tokens().refresh()).isEqualTo(old);
        }

        assertThatThrownBy(() -> world.tokens().current(id))
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining("5 times within a minute");
        assertThat(world.refreshes()).isEqualTo(5);
        world.clock.pass(Duration.ofMinutes(1));
        String token = world.tokens().current(id);

        assertThat(world.server.asked()).last().extracting("refresh_token").isEqualTo(old);
        assertThat(world.server.use(token)).isTrue();
        assertThat(world.grant(id).state()).isEqualTo(Grant.State.SIGNED_IN);
    }

    /** Each passes, keeps both tokens, and the next try works. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405 | {\"error\":\"invalid_request\",\"hint\":\"not POST\"}",
                "400 | {\"error\":\"invalid_request\",\"error_description\":\"a field is missing\",\"hint\":\"x\"}",
                "400 | {\"error\":\"invalid_scope\"}",
                "400 | {\"error\":\"invalid_client\"}",
                "400 | {\"error\":\"Invalid_Grant\"}",
                "401 | {\"error\":\"invalid_grant\"}",
                "403 | {\"error\":\"access_denied\"}",
                "500 | {\"error\":\"invalid_grant\"}",
                "503 | ",
                "400 | []",
                "400 | \"invalid_grant\"",
                "200 | {}",
                "200 | {\"access_token\":\"\",\"refresh_token\":\"r\",\"expires_in\":3600}",
                "200 | {\"access_token\":null,\"refresh_token\":\"r\"}",
                "200 | {\"access_token\":{},\"refresh_token\":\"r\"}",
                "200 | []",
                "200 | {\"access_token\":\"cut",
                "302 | {}"
            })
    void otherAnswersPassAndChangeNothing(int status, String body) {
        long id = world.signedIn();
        Grant before = world.grant(id);
        world.expire();
        world.server.answer(status, body == null ? "" : body);

        assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);

        assertThat(world.grant(id).tokens()).isEqualTo(before.tokens());
        assertThat(world.grant(id).expiresAt()).isEqualTo(before.expiresAt());
        assertThat(world.server.use(world.tokens().current(id))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 404, 429, 500, 502})
    void pagesForPeoplePassToo(int status) {
        long id = world.signedIn();
        world.expire();
        world.server.answerHtml(status);

        assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);
        world.clock.pass(Duration.ofMinutes(1));

        assertThat(world.server.use(world.tokens().current(id))).isTrue();
    }

    @Test
    void nothingIsAskedForAsLongAsTheEndpointWishes() {
        long id = world.signedIn();
        world.expire();
        world.server.answerLater("90");
        assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);

        assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);
        assertThat(world.refreshes()).isEqualTo(1);
        world.clock.pass(Duration.ofSeconds(91));

        assertThat(world.tokens().current(id)).isNotEmpty();
    }

    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
        world.server.keepsRefreshTokens();
        long id = world.signedIn();
        String refresh = world.grant(id).tokens().refresh();
        world.expire();

        String token = world.tokens().current(id);

        assertThat(world.grant(id).tokens().refresh()).isEqualTo(refresh);
        assertThat(world.grant(id).tokens().access()).isEqualTo(token);
    }

    @Test
    void aRevokedPermissionIsAPersonsMatterAndNobodyIsAskedAgain() {
        long id = world.signedIn();
        world.expire();
        world.server.revokeAll();

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> world.tokens().current(id))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("must be signed in again")
                    .hasMessageContaining("Token has been revoked")
                    .hasMessageContaining("POST /api/v1/connections/" + id + "/authorization");
            assertThatThrownBy(() -> world.tokens().insteadOf(id, "any")).isInstanceOf(RefusedFailure.class);
            world.clock.pass(Duration.ofMinutes(5));
        }

        assertThat(world.refreshes()).isEqualTo(1);
        assertThat(world.grant(id).state()).isEqualTo(Grant.State.SIGN_IN_AGAIN);
        assertThat(world.connections.get(id).state()).isEqualTo(ConnectionState.FAILING);
        assertThat(world.again(id).ok()).isTrue();
        assertThat(world.connections.get(id).state()).isEqualTo(ConnectionState.OK);
        assertThat(world.server.use(world.tokens().current(id))).isTrue();
    }

    @Test
    void aWrongClientIsAFaultOfTheSettingsAndTriedAgainWhenTheyChange() {
        long id = world.signedIn();
        world.expire();
        world.server.answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"no " + SignInServer.SECRET + "\"}");

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> world.tokens().current(id))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("clientId")
                    .hasMessageContaining("clientSecret")
                    .hasMessageNotContaining(SignInServer.SECRET);
        }
        assertThat(world.refreshes()).isEqualTo(1);
        assertThat(world.grant(id).state()).isEqualTo(Grant.State.SIGNED_IN);
        world.clock.pass(Duration.ofSeconds(1));
        world.connections.change(id, Map.of("secrets", Map.of("clientSecret", SignInServer.SECRET)), null);

        assertThat(world.server.use(world.tokens().current(id))).isTrue();
    }

    @Test
    void aTokenOfASignInElsewhereIsTakenOverOnce() {
        String legacy = world.server.legacy();
        long id = world.till(Map.of()).id();
        world.connections.change(id, Map.of("secrets", Map.of("refreshToken", legacy)), null);

        String token = world.tokens().current(id);

        assertThat(world.server.use(token)).isTrue();
        assertThat(world.tokens().current(id)).isEqualTo(token);
        assertThat(world.connections.secret(id, "refreshToken")).isEmpty();
        assertThat(world.connections.get(id).settings()).containsEntry("accountId", SignInServer.ACCOUNT);
        assertThat(world.refreshes()).isEqualTo(1);
    }

    /** It stays until it is spent: an answer that is lost loses nothing. */
    @Test
    void aTokenOfASignInElsewhereOutlivesALostAnswer() {
        long id = world.till(Map.of()).id();
        world.connections.change(id, Map.of("secrets", Map.of("refreshToken", world.server.legacy())), null);
        world.server.loseAnswer();
        assertThatThrownBy(() -> world.tokens().current(id)).isInstanceOf(PassingFailure.class);

        assertThat(world.server.use(world.tokens().current(id))).isTrue();
    }

    @Test
    void aTokenOfAnotherAccountIsRefusedWithWords() {
        long id = world.signedIn();
        world.expire();
        world.server.account("55");

        assertThatThrownBy(() -> world.tokens().current(id))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("account 55, expected account 770042");
    }

    @Test
    void whereNobodySignedInNothingIsAskedAndTheWayIsTold() {
        long id = world.till(Map.of()).id();

        assertThatThrownBy(() -> world.tokens().current(id))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("nobody signed in")
                .hasMessageContaining("Riverside");

        assertThat(world.server.asked()).isEmpty();
    }

    @Test
    void aConnectionThatIsGoneOrOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> world.tokens().current(999))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("There is no R-Series connection 999");
    }

    /** A token endpoint breaks the rule when it sees a scope or reads another form. */
    @Test
    void theFormHoldsWhatTheEndpointTakesAndNoScope() {
        long id = world.signedIn();
        world.expire();
        world.tokens().current(id);

        assertThat(world.server.asked().get(0))
                .containsOnlyKeys("grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier");
        assertThat(world.server.asked().get(1))
                .containsOnlyKeys("grant_type", "client_id", "client_secret", "refresh_token");
    }
}
