package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, asked by everybody; what each is to hear stands in {@link #expected}. */
class PermissionWalkTest {
    @TempDir
    static Path folder;

    private static Visitors visitors;
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        visitors = new Visitors(folder);
        door = new RunningApi(visitors, new EchoResource(Contract.read()));
    }

    @AfterAll
    static void close() {
        door.close();
        visitors.close();
    }

    static Stream<Arguments> calls() {
        return Contract.read().operations().stream().flatMap(operation -> Stream.of(Visitor.values())
                .map(visitor -> Arguments.of(operation.id(), visitor, operation)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("calls")
    void onlyWhoMayGetsIn(String id, Visitor visitor, Operation operation) throws Exception {
        int status = status(operation, visitor);

        int expected = expected(operation, visitor);
        if (expected == 200) {
            assertThat(status)
                    .as("let in, with an id of nothing and without a body")
                    .isIn(200, 400, 404, 415);
        } else {
            assertThat(status).isEqualTo(expected);
        }
    }

    /** The one place that says what everybody is to hear; 200 stands for being let in. */
    private static int expected(Operation operation, Visitor visitor) {
        if (operation.asks() instanceof AccessRequirement.Nothing) {
            return 200;
        }
        if (visitor == Visitor.GUESSER) {
            return 429;
        }
        if (!visitor.isKnown()) {
            return 401;
        }
        if (operation.asks() instanceof AccessRequirement.Right right && !visitor.may(right.permission())) {
            return 403;
        }
        boolean changes = !operation.method().equals("GET");
        return visitor == Visitor.OWNER_WITHOUT_WORD && changes ? 403 : 200;
    }

    private static int status(Operation operation, Visitor visitor) throws Exception {
        String path = "/api/v1/" + String.join("/", operation.path()).replaceAll("\\{[A-Za-z]+}", "999999999");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(door.uri(path)).method(operation.method(), BodyPublishers.noBody());
        visitors.credentials(visitor, operation).forEach(request::header);
        return door.send(request).statusCode();
    }
}
