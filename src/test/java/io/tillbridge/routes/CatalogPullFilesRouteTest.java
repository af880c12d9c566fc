package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogPullFilesRouteTest extends RouteTest {
    CatalogPullFilesRouteTest() {
        super("catalog/catalog-pull-files.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"delivery, load", "dry-run, try", "cancelled, not-loaded"})
    void allSessionsEndBeforeTheDeliveryIsClosedAndLoaded(String received, String next) {
        step("catalog-pull-files.received", set("received", received));

        send("catalog-pull-files", List.of(List.of("a.csv"), List.of("b.csv")));

        assertThat(path()).isEqualTo(ids("catalog-pull-files", "sessions session session received next " + next));
    }
}
