package io.tillbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, asked by everybody. */
class PermissionWalkTest {
    @TempDir
    static Path folder;

    private static ApiHub hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    static Stream<Operation> operations() {
        return Contract.read().operations().stream().filter(operation -> operation.asks() instanceof Asked.Right);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onlyWhoMayGetsIn(Operation operation) throws Exception {
        String needed = ((Asked.Right) operation.asks()).permission().text().replace(':', '.');
        String other = needed.startsWith("access") ? "feeds.read" : "access.write";

        assertThat(status(operation, null)).isEqualTo(401);
        assertThat(status(operation, Door.basic(needed, "wrong"))).isEqualTo(401);
        assertThat(status(operation, Door.basic(needed, "guess"))).isEqualTo(429);
        assertThat(status(operation, Door.basic(other, "secret"))).isEqualTo(403);
        assertThat(status(operation, Door.basic(needed, "secret")))
                .isIn(200, 404, 415, 422)
                .isEqualTo(
                        operation.path().stream().anyMatch(Operation::isHole)
                                        && operation.bodies().isEmpty()
                                ? 404
                                : operation.method().equals("GET") ? 200 : 415);
    }

    private static int status(Operation operation, String authorization) throws Exception {
        String path = "/api/v1/" + String.join("/", operation.path()).replaceAll("\\{[A-Za-z]+}", "999999999");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.door.uri(path)).method(operation.method(), BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return hub.door.send(request).statusCode();
    }
}
