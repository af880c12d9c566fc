package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CseriesProductSyncRouteTest extends RouteTest {
    CseriesProductSyncRouteTest() {
        super("cseries/cseries-product-sync.camel.yaml", "products/product-sync-match.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"off, begin on off-text off", "write, begin on products variants whole match"})
    void theSettingsDecideWhetherProductsAreRead(String mode, String steps) {
        step("cseries-product-sync.begin", set("sync", new Sync(mode)));

        send("cseries-product-sync", null);

        assertThat(path())
                .filteredOn(id -> id.startsWith("cseries-product-sync."))
                .isEqualTo(ids("cseries-product-sync", steps));
    }

    @Test
    void nothingIsMatchedAfterAWalkThatIsNotWhole() {
        step("cseries-product-sync.begin", set("sync", new Sync("write")));
        step("cseries-product-sync.whole", RouteFault.BAD_DATA.step());

        Exchange ended = send("cseries-product-sync", null);

        assertThat(path()).isEqualTo(ids("cseries-product-sync", "begin on products variants whole"));
        assertThat(ended.getException()).hasMessage(RouteFault.BAD_DATA.message());
    }

    @ParameterizedTest
    @CsvSource({"write, survey mode create link fields report orders", "plan, survey mode plan report-plan"})
    void aDryRunDecidesAndWritesNothing(String mode, String steps) {
        send("product-sync-match", null, Map.of("sync", new Sync(mode)));

        assertThat(path()).isEqualTo(ids("product-sync-match", steps));
    }

    private record Sync(String mode) {}
}
