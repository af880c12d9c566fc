package io.tillbridge.api.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.FittingValues;
import io.tillbridge.api.contract.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that wait for systems which never answer keep nobody else waiting. */
class RemoteCallWorkersTest {
    /** The operation that a browser calls without a session. */
    private static final String WITHOUT_SIGN_IN = "receiveAuthorization";

    private static final Contract CONTRACT = Contract.read();
    private static final int AT_ONCE = 48;

    private final CountDownLatch answer = new CountDownLatch(1);
    private final Semaphore waiting = new Semaphore(0);
    private RunningApi door;

    static Stream<Operation> callingOut() {
        return CONTRACT.operations().stream().filter(Operation::callsOut);
    }

    @BeforeEach
    void open() throws Exception {
        EchoResource silent = new EchoResource(CONTRACT);
        callingOut()
                .forEach(operation -> silent.with(operation.id(), request -> {
                    waiting.release();
                    answer.await();
                    return ApiResponse.ok(java.util.Map.of("ok", true));
                }));
        door = new RunningApi(RemoteCallWorkersTest::signIn, silent);
    }

    @AfterEach
    void close() {
        answer.countDown();
        door.close();
    }

    @Test
    void whatWaitsForOthersIsMarked() {
        assertThat(callingOut().map(Operation::id))
                .containsExactlyInAnyOrder(
                        "createConnection",
                        "changeConnection",
                        "testConnection",
                        "tryConnection",
                        "testKeyRights",
                        "deleteAuthorization",
                        "completeAuthorization",
                        "receiveAuthorization",
                        "refreshTillShops",
                        "invite",
                        "resendInvitation",
                        "testEventSubscription");
    }

    @ParameterizedTest
    @MethodSource("callingOut")
    void fortyEightAtOnceOfOneCallerLeaveEverybodyElseAlone(Operation operation) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(send(operation, "one"));
        }
        assertThat(waiting.tryAcquire(RemoteCallWorkers.MOST_OF_ONE_CALLER, 20, SECONDS))
                .isTrue();

        for (int i = 0; i < AT_ONCE - RemoteCallWorkers.MOST_OF_ONE_CALLER; i++) {
            assertRefused(firstAnswered(calls), 429);
        }
        assertThat(ordinary("one").get(20, SECONDS).statusCode()).isEqualTo(200);
        assertThat(ordinary("two").get(20, SECONDS).statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> other = send(operation, "two");
        if (operation.id().equals(WITHOUT_SIGN_IN)) {
            // All who have not signed in share by their address, which is the same here.
            assertRefused(other.get(20, SECONDS), 429);
            answer.countDown();
        } else {
            assertThat(waiting.tryAcquire(1, 20, SECONDS)).isTrue();
            answer.countDown();
            assertThat(other.get(20, SECONDS).statusCode()).isLessThan(300);
        }
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            assertThat(call.get(20, SECONDS).statusCode()).isLessThan(300);
        }
        assertThat(send(operation, "one").get(20, SECONDS).statusCode()).isLessThan(300);
    }

    @Test
    void allCallersTogetherHaveALimit() throws Exception {
        Operation operation = callingOut().findFirst().orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> under = new ArrayList<>();
        for (int i = 0; i < RemoteCallWorkers.MOST; i++) {
            under.add(send(operation, "caller" + i));
        }
        assertThat(waiting.tryAcquire(RemoteCallWorkers.MOST, 20, SECONDS)).isTrue();

        assertRefused(send(operation, "late").get(20, SECONDS), 503);
        assertThat(ordinary("late").get(20, SECONDS).statusCode()).isEqualTo(200);
        answer.countDown();
        for (CompletableFuture<HttpResponse<String>> call : under) {
            assertThat(call.get(20, SECONDS).statusCode()).isLessThan(300);
        }
    }

    @Test
    void aConnectionThatIsNotTriedWaitsForNobody() throws Exception {
        Operation create = callingOut()
                .filter(operation -> operation.id().equals("createConnection"))
                .findFirst()
                .orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> under = new ArrayList<>();
        for (int i = 0; i < RemoteCallWorkers.MOST_OF_ONE_CALLER; i++) {
            under.add(send(create, "one"));
        }
        assertThat(waiting.tryAcquire(RemoteCallWorkers.MOST_OF_ONE_CALLER, 20, SECONDS))
                .isTrue();

        CompletableFuture<HttpResponse<String>> untried = door.client()
                .sendAsync(request(create, "one", "?test=false").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(waiting.tryAcquire(1, 20, SECONDS)).isTrue();
        answer.countDown();
        assertThat(untried.get(20, SECONDS).statusCode()).isEqualTo(200);
        for (CompletableFuture<HttpResponse<String>> call : under) {
            assertThat(call.get(20, SECONDS).statusCode()).isLessThan(300);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        if (status == 429) {
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .contains("\"calls-out\";q=4;qu=\"concurrent-requests\"");
            assertThat(answer.headers().firstValue("RateLimit")).contains("\"calls-out\";r=0;t=5");
        }
        assertThat(answer.body()).contains("wait for other systems");
    }

    /** Takes the answer that is there first out of the list. */
    private static HttpResponse<String> firstAnswered(List<CompletableFuture<HttpResponse<String>>> calls)
            throws Exception {
        CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new)).get(20, SECONDS);
        CompletableFuture<HttpResponse<String>> first =
                calls.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
        calls.removeIf(call -> call == first);
        return first.get();
    }

    private CompletableFuture<HttpResponse<String>> ordinary(String caller) {
        HttpRequest request = HttpRequest.newBuilder(door.uri("/api/v1/runs"))
                .header("Authorization", RunningApi.basic(caller, "secret"))
                .build();
        return door.client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(Operation operation, String caller) {
        return door.client().sendAsync(request(operation, caller, "").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Operation operation, String caller, String query) {
        String body = operation.bodies().isEmpty()
                ? ""
                : new FittingValues(CONTRACT.root(), new java.util.Random(1))
                        .of(operation.bodies().values().iterator().next().node())
                        .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        door.uri("/api/v1" + operation.pathOf(java.util.Map.of("id", "7")) + query))
                .header("Authorization", RunningApi.basic(caller, "secret"))
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        return operation.bodies().isEmpty()
                ? request
                : request.header(
                        "Content-Type", operation.bodies().keySet().iterator().next());
    }

    private static SignInResult signIn(String clientId, String secret, String address) {
        return new SignInResult.Accepted(Caller.key(clientId.hashCode(), clientId, Permission.all()));
    }
}
