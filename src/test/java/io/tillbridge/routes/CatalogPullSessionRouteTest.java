package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogPullSessionRouteTest extends RouteTest {
    CatalogPullSessionRouteTest() {
        super("catalog/catalog-pull-session.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"kept, next", "changed, missed", "too-large, missed", "server-lost, missed"})
    void aFileThatIsNotKeptIsRecordedAndTheNextIsFetched(String fetched, String then) {
        edge("catalog-pull-session.fetch").whenAnyExchangeReceived(set("fetched", fetched));

        send("catalog-pull-session", List.of("a.csv", "b.csv"), Map.of("pull", new Pull(7)));

        assertThat(path())
                .isEqualTo(ids("catalog-pull-session", "each fetch fetched %s fetch fetched %s".formatted(then, then)));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSING, 4, failures-files.missed-passing",
        "SERVER_AWAY, 4, failures-files.missed-passing",
        "BAD_DATA, 1, failures-files.missed",
        "OWN, 1, failures-files.missed",
        "ERROR, 1, failures-files.missed"
    })
    void aFileThatFailsIsRecordedAndTheNextIsFetched(RouteFault fault, int tries, String missed) {
        step("catalog-pull-session.fetch", fault.step());

        Exchange ended = send("catalog-pull-session", List.of("a.csv", "b.csv"), Map.of("pull", new Pull(7)));

        assertThat(path()).filteredOn("catalog-pull-session.fetch"::equals).hasSize(2 * tries);
        assertThat(path()).filteredOn(missed::equals).hasSize(2);
        assertThat(ended.getException()).isNull();
    }

    private record Pull(long deliveryId) {}
}
