package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalePollOneRouteTest extends RouteTest {
    SalePollOneRouteTest() {
        super(
                "rseries/sale-poll-one.camel.yaml",
                "rseries/sale-poll-failures.camel.yaml",
                "rseries/sale-poll-sold.camel.yaml");
    }

    @Test
    void aSaleIsReadAndTakenIn() {
        Exchange ended = send("sale-poll-one", "7");

        assertThat(path()).isEqualTo(ids("sale-poll-one", "keep shown read take"));
        assertThat(ended.getVariable("item")).isEqualTo("7");
    }

    @Test
    void aSaleThatAListShowedWholeIsNotReadAgain() {
        send("sale-poll-one", "7", Map.of("sale", Map.of("saleID", "7")));

        assertThat(path()).isEqualTo(ids("sale-poll-one", "keep shown listed take"));
    }

    @ParameterizedTest
    @CsvSource({
        "TILL_NOT_FOUND, 3, keep-absent",
        "PASSING, 4, keep-passing",
        "BAD_DATA, 1, keep",
        "OWN, 1, keep",
        "ERROR, 1, keep"
    })
    void aSaleThatStaysWrongIsKept(RouteFault fault, int tries, String kept) {
        step("sale-poll-one.read", fault.step());

        Exchange ended = send("sale-poll-one", "7", Map.of("poll", "a poll"));

        assertThat(path()).filteredOn("sale-poll-one.read"::equals).hasSize(tries);
        assertThat(path()).endsWith("sale-poll-failures." + kept);
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"BUDGET_SPENT", "RUN_CANCELLED", "REFUSED"})
    void whatStandsAgainstEverySaleStopsThePollOrFailsTheReplay(RouteFault fault) {
        step("sale-poll-one.read", fault.step());

        Exchange polled = send("sale-poll-one", "7", Map.of("poll", "a poll"));
        Exchange replayed = send("sale-poll-one", "7");

        assertThat(path())
                .containsExactly(
                        "sale-poll-one.keep",
                        "sale-poll-one.shown",
                        "sale-poll-one.read",
                        "sale-poll-failures.stop",
                        "sale-poll-one.keep",
                        "sale-poll-one.shown",
                        "sale-poll-one.read");
        assertThat(polled.getException()).isNull();
        assertThat(replayed.getException()).hasMessage(fault.message());
    }

    @ParameterizedTest
    @CsvSource({"take, wanted one", "known, wanted known"})
    void aSaleOfTheListIsTakenOrKnown(String turn, String steps) {
        edge("sale-poll-sold.pages").whenAnyExchangeReceived(answer(java.util.List.of(Map.of("saleID", "7"))));

        send("sale-poll-sold", null, Map.of("poll", new Poll(turn, "2026-05-04T00:00:00Z")));

        assertThat(path()).filteredOn(id -> id.startsWith("sale-poll-sold.")).containsAll(ids("sale-poll-sold", steps));
    }

    private record Poll(String turn, String from) {}
}
