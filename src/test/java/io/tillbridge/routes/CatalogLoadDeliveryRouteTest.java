package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogLoadDeliveryRouteTest extends RouteTest {
    CatalogLoadDeliveryRouteTest() {
        super("catalog/catalog-load-delivery.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "read, load, begin known survey plan decided load report archive",
        "read, dropped, begin known survey plan decided not-loaded report archive",
        "unchanged, , begin known not-read decided not-loaded report archive"
    })
    void theWordOfEachStepDecidesTheNext(String known, String planned, String steps) {
        step("catalog-load-delivery.begin", set("decision", known));
        step("catalog-load-delivery.plan", set("decision", planned));

        Exchange ended = send("catalog-load-delivery", 7L);

        assertThat(path()).isEqualTo(ids("catalog-load-delivery", steps));
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"read, begin known survey plan describe", "unchanged, begin known not-read describe"})
    void aDryRunDescribesAndWritesNothing(String known, String steps) {
        step("catalog-try-delivery.begin", set("decision", known));

        send("catalog-try-delivery", 7L);

        assertThat(path()).isEqualTo(ids("catalog-try-delivery", steps));
    }

    @Test
    void aLoadThatFailsForAWhileIsTriedAgainAndThenKept() {
        step("catalog-load-delivery.begin", set("decision", "load"));
        step("catalog-load-delivery.load", RouteFault.PASSING.step());

        Exchange ended = send("catalog-load-delivery", 7L);

        assertThat(path())
                .filteredOn(id -> id.equals("catalog-load-delivery.load"))
                .hasSize(4);
        assertThat(path()).endsWith("failures-item.keep-passing").doesNotContain("catalog-load-delivery.archive");
        assertThat(ended.getException()).isNull();
    }
}
