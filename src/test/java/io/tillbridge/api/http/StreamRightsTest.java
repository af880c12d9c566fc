package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.Role;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.EventSource;
import io.tillbridge.api.contract.RequestOrigin;
import io.tillbridge.app.Until;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An open stream ends with what it was opened by. */
class StreamRightsTest {
    private final CountDownLatch reading = new CountDownLatch(1);

    /** Writes a line at every look, without end. */
    private final EventSource endless = () -> {
        reading.countDown();
        return List.of();
    };

    /** Callers before and after a change. */
    private static final class Changing implements Authentication {
        volatile Optional<Caller> key = Optional.of(Caller.key(7, "key", Set.of(Permission.CONNECTIONS_READ)));
        volatile Optional<Caller> person = Optional.of(Caller.person(3, "Ann", Role.VIEWER));

        @Override
        public SignInResult signIn(String clientId, String secret, String address) {
            return key.<SignInResult>map(SignInResult.Accepted::new).orElseGet(SignInResult.Refused::new);
        }

        @Override
        public Optional<AuthenticatedSession> visit(String sessionToken) {
            return person.map(caller -> new AuthenticatedSession(caller, RunningApi.WORD));
        }
    }

    @ParameterizedTest
    @CsvSource({"key, gone", "key, without the permission", "key, of another", "session, gone", "session, of another"})
    void aStreamEndsWithKeySessionAndPermission(String by, String change) throws Exception {
        Changing callers = new Changing();
        EchoResource resource =
                new EchoResource(Contract.read()).with("listRunEvents", request -> new ApiResponse.Events(endless));
        try (RunningApi door = new RunningApi(callers, resource)) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(door.uri("/api/v1/runs/7/events")).header("Accept", "text/event-stream");
            if (by.equals("key")) {
                request.header("Authorization", RunningApi.basic("key", "secret"));
            } else {
                request.header("Cookie", RequestOrigin.LOCAL_COOKIE + "=token");
            }
            CompletableFuture<HttpResponse<String>> stream =
                    door.client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(reading.await(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(stream).isNotDone();

            callers.key = changed(
                    change,
                    Caller.key(7, "key", Set.of(Permission.STOCK_READ)),
                    Caller.key(8, "other", Set.of(Permission.CONNECTIONS_READ)));
            callers.person = changed(change, null, Caller.person(4, "Bob", Role.OWNER));

            assertThat(stream)
                    .succeedsWithin(Duration.ofSeconds(20))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(200);
        }
    }

    private static Optional<Caller> changed(String change, Caller less, Caller other) {
        return switch (change) {
            case "gone" -> Optional.empty();
            case "of another" -> Optional.of(other);
            default -> Optional.ofNullable(less);
        };
    }
}
