package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPollOneRouteTest extends RouteTest {
    OrderPollOneRouteTest() {
        super("cseries/order-poll-one.camel.yaml");
    }

    @Test
    void anOrderIsReadAndTakenIn() {
        Exchange ended = send("order-poll-one", "7");

        assertThat(path()).isEqualTo(ids("order-poll-one", "keep read take"));
        assertThat(ended.getVariable("item")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 3, keep-absent",
        "PASSING, 4, keep-passing",
        "BAD_DATA, 1, keep",
        "OWN, 1, keep",
        "ERROR, 1, keep"
    })
    void anOrderThatStaysWrongIsKept(RouteFault fault, int tries, String kept) {
        step("order-poll-one.read", fault.step());

        Exchange ended = send("order-poll-one", "7", Map.of("poll", "a poll"));

        assertThat(path()).filteredOn("order-poll-one.read"::equals).hasSize(tries);
        assertThat(path()).endsWith("order-poll-failures." + kept);
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"BUDGET_SPENT", "RUN_CANCELLED", "REFUSED"})
    void whatStandsAgainstEveryOrderStopsThePollOrFailsTheReplay(RouteFault fault) {
        step("order-poll-one.read", fault.step());

        Exchange polled = send("order-poll-one", "7", Map.of("poll", "a poll"));
        Exchange replayed = send("order-poll-one", "7");

        assertThat(path())
                .containsExactly(
                        "order-poll-one.keep",
                        "order-poll-one.read",
                        "order-poll-failures.stop",
                        "order-poll-one.keep",
                        "order-poll-one.read");
        assertThat(polled.getException()).isNull();
        assertThat(replayed.getException()).hasMessage(fault.message());
    }
}
