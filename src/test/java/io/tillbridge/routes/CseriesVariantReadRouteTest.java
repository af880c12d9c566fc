package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CseriesVariantReadRouteTest extends RouteTest {
    CseriesVariantReadRouteTest() {
        super("cseries/cseries-variant-read.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"yes, begin keep many list each one one end", "no, begin keep many each one one end"})
    void manyAreReadByTheListAndFewOneByOne(String many, String steps) {
        step("cseries-variant-read.begin", answer(new Look(many, List.of("v1", "v2"), "then")));

        send("cseries-variant-read", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("cseries-variant-read."))
                .isEqualTo(ids("cseries-variant-read", steps));
    }

    @Test
    void everyVariantOfTheListIsSeen() {
        edge("variant-read-list.pages").whenAnyExchangeReceived(answer(List.of("v1", "v2")));

        send("variant-read-list", null, Map.of("look", new Look("yes", List.of(), "then")));

        assertThat(path()).isEqualTo(ids("variant-read-list", "pages each seen seen"));
    }

    @Test
    void aVariantThatIsGoneIsNotedAndTheOthersAreRead() {
        step("variant-read-one.read", RouteFault.NOT_FOUND.step());

        Exchange ended = send("variant-read-one", "v1", Map.of("look", new Look("no", List.of(), "then")));

        assertThat(path()).isEqualTo(ids("variant-read-one", "keep read gone"));
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PASSING", "REFUSED", "OWN"})
    void whatElseFailsEndsTheRun(RouteFault fault) {
        step("cseries-variant-read.begin", answer(new Look("no", List.of("v1", "v2"), "then")));
        step("variant-read-one.read", fault.step());

        Exchange ended = send("cseries-variant-read", null);

        assertThat(path()).doesNotContain("variant-read-one.seen", "cseries-variant-read.end");
        assertThat(ended.getException()).hasStackTraceContaining(fault.message());
    }

    private record Look(String many, List<String> singles, String from) {}
}
