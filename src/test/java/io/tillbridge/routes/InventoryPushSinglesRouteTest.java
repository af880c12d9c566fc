package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryPushSinglesRouteTest extends RouteTest {
    InventoryPushSinglesRouteTest() {
        super("cseries/inventory-push-singles.camel.yaml", "cseries/inventory-push-failures.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"send, one", "end, left"})
    void eachNumberOfAChunkHasItsTurn(String turn, String then) {
        step("inventory-push-one.send", exchange -> {});
        List<Listed> chunk = List.of(new Listed("v1"), new Listed("v2"));

        send("inventory-push-singles", null, Map.of("push", new Push(chunk, turn, "answered", 0)));

        assertThat(path())
                .filteredOn(("inventory-push-singles." + then)::equals)
                .hasSize(2);
        assertThat(path().contains("inventory-push-one.answered")).isEqualTo(turn.equals("send"));
    }

    @ParameterizedTest
    @CsvSource({"answered, answered", "spent, not"})
    void aNumberTheShopConfirmsIsNoted(String result, String then) {
        send("inventory-push-one", new Listed("v1"), Map.of("push", new Push(List.of(), "send", result, 0)));

        assertThat(path()).isEqualTo(ids("inventory-push-one", "keep body send result " + then));
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 1, spent, 0", "RUN_CANCELLED, 1, spent, 0", "NOT_FOUND, 3, absent-refused, 0",
        "NO_SUCH_CALL, 1, refused, 0", "BAD_DATA, 1, refused, 0", "PASSING, 4, missed in-a-row go-on, 2",
        "PASSING, 4, missed in-a-row give-up, 3"
    })
    void aNumberThatFailsStaysDueAndThePushGoesOn(RouteFault fault, int tries, String noted, int inARow) {
        step("inventory-push-one.send", fault.step());

        Exchange ended = send(
                "inventory-push-one", new Listed("v1"), Map.of("push", new Push(List.of(), "send", "failed", inARow)));

        List<String> expected = new ArrayList<>(ids("inventory-push-one", "keep body"));
        expected.addAll(Collections.nCopies(tries, "inventory-push-one.send"));
        expected.addAll(ids("inventory-push-one-failures", noted));
        expected.addAll(ids("inventory-push-one", "result not"));
        assertThat(path()).isEqualTo(expected);
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "OWN"})
    void whatStandsAgainstEveryCallFailsTheRun(RouteFault fault) {
        step("inventory-push-one.send", fault.step());

        Exchange ended =
                send("inventory-push-one", new Listed("v1"), Map.of("push", new Push(List.of(), "send", "failed", 0)));

        assertThat(path()).isEqualTo(ids("inventory-push-one", "keep body send"));
        assertThat(ended.getException()).hasMessage(fault.message());
    }

    private record Listed(String remoteId) {}

    private record Push(List<Listed> chunk, String turn, String result, int failedInARow) {}
}
