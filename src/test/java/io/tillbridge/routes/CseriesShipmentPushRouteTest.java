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

class CseriesShipmentPushRouteTest extends RouteTest {
    CseriesShipmentPushRouteTest() {
        super("cseries/cseries-shipment-push.camel.yaml", "cseries/shipment-push-failures.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"off, begin on off-text off", "tell, begin on each one one"})
    void theSettingsDecideWhetherTheShopIsTold(String mode, String steps) {
        step("cseries-shipment-push.begin", set("round", new Round(mode, List.of(7L, 8L), "done", 0)));

        send("cseries-shipment-push", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("cseries-shipment-push."))
                .isEqualTo(ids("cseries-shipment-push", steps));
    }

    @ParameterizedTest
    @CsvSource({"tell, say", "done, left"})
    void aShipmentIsToldWhenItIsStillDue(String turn, String then) {
        send("shipment-push-one", 7L, Map.of("round", new Round("tell", List.of(), turn, 0)));

        assertThat(path()).isEqualTo(ids("shipment-push-one", "turn goes-on " + then));
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 1, spent, 0", "RUN_CANCELLED, 1, spent, 0", "NOT_FOUND, 3, absent-refused, 0",
        "NO_SUCH_CALL, 1, refused, 0", "BAD_DATA, 1, refused, 0", "PASSING, 4, missed in-a-row go-on, 2",
        "PASSING, 4, missed in-a-row give-up, 3"
    })
    void aShipmentThatFailsHoldsBackNoOther(RouteFault fault, int tries, String noted, int inARow) {
        step("shipment-push-one.say", fault.step());

        Exchange ended = send("shipment-push-one", 7L, Map.of("round", new Round("tell", List.of(), "tell", inARow)));

        List<String> expected = new ArrayList<>(ids("shipment-push-one", "turn goes-on"));
        expected.addAll(Collections.nCopies(tries, "shipment-push-one.say"));
        expected.addAll(ids("shipment-push-failures", noted));
        assertThat(path()).isEqualTo(expected);
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "OWN"})
    void whatStandsAgainstEveryCallFailsTheRun(RouteFault fault) {
        step("shipment-push-one.say", fault.step());

        Exchange ended = send("shipment-push-one", 7L, Map.of("round", new Round("tell", List.of(), "tell", 0)));

        assertThat(path()).endsWith("shipment-push-one.say");
        assertThat(ended.getException()).hasMessage(fault.message());
    }

    private record Round(String mode, List<Long> due, String turn, int failedInARow) {}
}
