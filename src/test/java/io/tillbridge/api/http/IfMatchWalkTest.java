package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.FittingValues;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.YamlBody;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every changing operation of the contract with every form of If-Match; its resource has the version 7. */
class IfMatchWalkTest {
    private static final Contract CONTRACT = Contract.read();
    private static final List<ApiRequest> WORKED = new ArrayList<>();

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(IfMatchWalkTest::handlers);
    }

    /** Each GET shows version 7, each change says that it worked. */
    private static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        for (Operation operation : CONTRACT.operations()) {
            handlers.put(operation.id(), request -> {
                boolean reads = request.operation().method().equals("GET");
                if (!reads) {
                    WORKED.add(request);
                }
                ApiResponse.Body answer = ApiResponse.ok(Map.of("operation", operation.id()));
                return reads ? answer.with("ETag", "\"7\"") : answer;
            });
        }
        return handlers;
    }

    private static Stream<Operation> changes() {
        return CONTRACT.operations().stream()
                .filter(operation ->
                        !operation.method().equals("GET") && !(operation.asks() instanceof AccessRequirement.Nothing));
    }

    static Stream<Arguments> ofOneResource() {
        return changes()
                .filter(operation -> CONTRACT.viewOf(operation).isPresent())
                .map(operation -> Arguments.of(operation.id(), operation));
    }

    static Stream<Arguments> ofNone() {
        return changes()
                .filter(operation -> CONTRACT.viewOf(operation).isEmpty())
                .map(operation -> Arguments.of(operation.id(), operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOneResource")
    void aChangeIsDoneForTheVersionItIsBasedOnAndForNoOther(String id, Operation operation) throws Exception {
        assertThat(outcome(operation, "\"7\"")).as("fresh").isEqualTo("worked on 7");
        assertThat(outcome(operation, "\"6\", \"7\"")).as("list").isEqualTo("worked on 7");
        assertThat(outcome(operation, "\"6\"", "\"7\"")).as("two lines").isEqualTo("worked on 7");
        assertThat(outcome(operation, "*")).as("any").isEqualTo("worked on any");
        assertThat(outcome(operation)).as("none").isEqualTo("worked on any");
        assertThat(outcome(operation, "\"6\"")).as("stale").isEqualTo("412");
        assertThat(outcome(operation, "\"5\", \"6\"")).as("list of stale ones").isEqualTo("412");
        assertThat(outcome(operation, "W/\"7\"")).as("weak").isEqualTo("412");
        assertThat(outcome(operation, "7")).as("without quotes").isEqualTo("412");
        assertThat(outcome(operation, "\"7")).as("half").isEqualTo("412");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofNone")
    void whatMakesSomethingNewHasNoVersionToBeBasedOn(String id, Operation operation) throws Exception {
        assertThat(outcome(operation, "\"7\"")).isEqualTo("412");
        assertThat(outcome(operation, "*")).isEqualTo("worked on any");
    }

    /** Whoever adds an operation decides here whether it changes something that has an ETag. */
    @Test
    void onlyTheseHaveNoResourceOfTheirOwn() {
        assertThat(ofNone().map(one -> one.get()[0].toString()))
                .containsExactlyInAnyOrder(
                        "createConnection",
                        "tryConnection",
                        "testKeyRights",
                        "writeCatalogProducts",
                        "uploadOwnCatalog",
                        "replayFailures",
                        "discardFailures",
                        "checkRouteFile",
                        "startHubRun",
                        "forgetPerson",
                        "createWarehouse",
                        "countAllStock",
                        "moveStock",
                        "addIncomingGoods",
                        "createApiKey",
                        "createEventSubscription",
                        "createOneTimeSecret",
                        "createRetailer",
                        "createWholesaleOrder",
                        "createWholesaleOrderFile",
                        "tellShipmentAgain",
                        "invite");
    }

    private static String outcome(Operation operation, String... ifMatch) throws Exception {
        WORKED.clear();
        String path = "/api/v1/" + String.join("/", operation.path()).replaceAll("\\{[A-Za-z]+}", "3");
        HttpRequest.Builder request = door.request(path).method(operation.method(), BodyPublishers.noBody());
        Optional<String> type = operation.bodies().keySet().stream().findFirst();
        if (operation.takesFile()) {
            request = door.request(path + "?filename=a.csv")
                    .header("Content-Type", "application/octet-stream")
                    .method(operation.method(), BodyPublishers.ofString("a,b"));
        } else if (type.isPresent()) {
            request.header("Content-Type", type.get())
                    .method(operation.method(), BodyPublishers.ofString(body(operation, type.get())));
        }
        for (String line : ifMatch) {
            request.header("If-Match", line);
        }
        int status = door.send(request).statusCode();
        if (status == 200) {
            assertThat(WORKED).hasSize(1);
            return "worked on "
                    + IfMatch.version(WORKED.get(0)).map(Object::toString).orElse("any");
        }
        assertThat(WORKED).as("work done all the same").isEmpty();
        return Integer.toString(status);
    }

    private static String body(Operation operation, String type) {
        if (type.equals(YamlBody.TYPE)) {
            return "tillbridge: 1";
        }
        JsonNode schema = operation.bodies().get(type).node();
        JsonNode body = new FittingValues(CONTRACT.root(), new Random(4)).of(schema);
        return body.isObject()
                ? body.toString()
                : JsonNodeFactory.instance.objectNode().toString();
    }
}
