package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RseriesProductSyncRouteTest extends RouteTest {
    RseriesProductSyncRouteTest() {
        super("rseries/rseries-product-sync.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"off, begin on off-text off", "write, begin on items whole match create"})
    void theSettingsDecideWhetherItemsAreRead(String mode, String steps) {
        step("rseries-product-sync.begin", set("sync", new Sync(mode)));

        send("rseries-product-sync", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-product-sync."))
                .isEqualTo(ids("rseries-product-sync", steps));
    }

    @Test
    void nothingIsMatchedAfterAWalkThatIsNotWhole() {
        step("rseries-product-sync.begin", set("sync", new Sync("write")));
        step("rseries-product-sync.whole", RouteFault.BAD_DATA.step());

        Exchange ended = send("rseries-product-sync", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("rseries-product-sync."))
                .isEqualTo(ids("rseries-product-sync", "begin on items whole"));
        assertThat(ended.getException()).hasMessage(RouteFault.BAD_DATA.message());
    }

    private record Sync(String mode) {}
}
