package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogLoadWaitingRouteTest extends RouteTest {
    CatalogLoadWaitingRouteTest() {
        super("catalog/catalog-load-waiting.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"false, one", "true, try"})
    void everyDeliveryThatWaitsIsLoadedThenTheVendorIsToldOnce(boolean dryRun, String how) {
        edge("catalog-load-waiting.due").whenAnyExchangeReceived(answer(List.of(Map.of("id", 4L), Map.of("id", 9L))));

        send("catalog-load-waiting", null, Map.of("connection", 3, "run", new Asked(dryRun)));

        assertThat(path()).isEqualTo(ids("catalog-load-waiting", "due each how %s how %s report".formatted(how, how)));
        assertThat(edge("catalog-load-waiting." + how).getExchanges())
                .extracting(one -> one.getMessage().getBody())
                .containsExactly(4L, 9L);
        assertThat(edge("catalog-load-waiting.due").getExchanges())
                .extracting(one -> one.getMessage().getBody(String.class))
                .allMatch(sql -> sql.endsWith("WHERE connection_id = 3 ORDER BY id"));
    }

    @Test
    void withoutADeliveryTheVendorIsStillTold() {
        edge("catalog-load-waiting.due").whenAnyExchangeReceived(answer(List.of()));

        send("catalog-load-waiting", null, Map.of("connection", 3));

        assertThat(path()).isEqualTo(ids("catalog-load-waiting", "due each report"));
    }

    @Test
    void aDatabaseThatIsAwayFailsTheRun() {
        step("catalog-load-waiting.due", RouteFault.OWN.step());

        Exchange ended = send("catalog-load-waiting", null, Map.of("connection", 3));

        assertThat(path()).isEqualTo(ids("catalog-load-waiting", "due"));
        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }

    private record Asked(boolean dryRun) {}
}
