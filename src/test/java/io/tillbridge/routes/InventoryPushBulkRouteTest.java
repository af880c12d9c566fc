package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryPushBulkRouteTest extends RouteTest {
    InventoryPushBulkRouteTest() {
        super("cseries/inventory-push-bulk.camel.yaml", "cseries/inventory-push-bulk-failures.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"answered, answered", "spent, not"})
    void whatTheShopConfirmsIsNoted(String result, String then) {
        send("inventory-push-bulk", null, Map.of("push", new Push(result)));

        assertThat(path()).isEqualTo(ids("inventory-push-bulk", "body send result " + then));
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 1, spent",
        "RUN_CANCELLED, 1, spent",
        "NOT_FOUND, 3, absent-unknown",
        "NO_SUCH_CALL, 1, unknown",
        "BAD_DATA, 1, refused",
        "PASSING, 4, missed"
    })
    void whatFailsTogetherIsNotedAndThePushGoesOn(RouteFault fault, int tries, String noted) {
        step("inventory-push-bulk.send", fault.step());

        Exchange ended = send("inventory-push-bulk", null, Map.of("push", new Push("failed")));

        assertThat(path())
                .isEqualTo(Stream.of(
                                Stream.of("inventory-push-bulk.body"),
                                Collections.nCopies(tries, "inventory-push-bulk.send").stream(),
                                Stream.of(
                                        "inventory-push-bulk-failures." + noted,
                                        "inventory-push-bulk.result",
                                        "inventory-push-bulk.not"))
                        .flatMap(ids -> ids)
                        .toList());
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "OWN"})
    void whatStandsAgainstEveryCallFailsTheRun(RouteFault fault) {
        step("inventory-push-bulk.send", fault.step());

        Exchange ended = send("inventory-push-bulk", null, Map.of("push", new Push("failed")));

        assertThat(path()).isEqualTo(ids("inventory-push-bulk", "body send"));
        assertThat(ended.getException()).hasMessage(fault.message());
    }

    private record Push(String result) {}
}
