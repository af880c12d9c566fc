package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class CseriesCheckoutSyncRouteTest extends RouteTest {
    CseriesCheckoutSyncRouteTest() {
        super("cseries/cseries-checkout-sync.camel.yaml");
    }

    @Test
    void theShopIsComparedWithItsConnection() {
        send("cseries-checkout-sync", null);

        assertThat(path()).isEqualTo(ids("cseries-checkout-sync", "ensure"));
    }

    @Test
    void aShopThatIsAwayEndsTheRun() {
        step("cseries-checkout-sync.ensure", RouteFault.REFUSED.step());

        Exchange ended = send("cseries-checkout-sync", null);

        assertThat(ended.getException()).hasStackTraceContaining(RouteFault.REFUSED.message());
    }
}
