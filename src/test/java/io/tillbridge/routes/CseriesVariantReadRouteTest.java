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
    @CsvSource({
        "off, begin many off-text off end",
        "many, begin many list end",
        "few, begin many each one one end",
        "nothing, begin many none end"
    })
    void manyAreReadByTheListAndFewOneByOne(String mode, String steps) {
        step("cseries-variant-read.begin", set("look", new Look(mode, List.of("v1", "v2"), "then")));

        send("cseries-variant-read", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("cseries-variant-read."))
                .isEqualTo(ids("cseries-variant-read", steps));
    }

    @Test
    void everyVariantOfTheListIsSeen() {
        edge("variant-read-list.pages").whenAnyExchangeReceived(answer(List.of("v1", "v2")));

        send("variant-read-list", null, Map.of("look", new Look("many", List.of(), "then")));

        assertThat(path()).isEqualTo(ids("variant-read-list", "pages each seen seen"));
    }

    @Test
    void oneThatFailsEndsTheRun() {
        step("cseries-variant-read.begin", set("look", new Look("few", List.of("v1", "v2"), "then")));
        step("cseries-variant-read.one", RouteFault.REFUSED.step());

        Exchange ended = send("cseries-variant-read", null);

        assertThat(path()).isEqualTo(ids("cseries-variant-read", "begin many each one"));
        assertThat(ended.getException()).hasStackTraceContaining(RouteFault.REFUSED.message());
    }

    private record Look(String mode, List<String> singles, String from) {}
}
