package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CseriesInventoryPushRouteTest extends RouteTest {
    CseriesInventoryPushRouteTest() {
        super("cseries/cseries-inventory-push.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "off, begin on off-text off",
        "no-warehouses, begin on nowhere-text nowhere",
        "guarded, begin on guarded",
        "send, begin on"
    })
    void theSettingsOfTheShopDecideWhetherStockIsSent(String mode, String steps) {
        step("cseries-inventory-push.begin", set("push", new Push(mode, "none")));

        send("cseries-inventory-push", null);

        List<String> ids = ids("cseries-inventory-push", steps);
        assertThat(path().subList(0, ids.size())).isEqualTo(ids);
        assertThat(path().contains("cseries-inventory-push.chunks")).isEqualTo(mode.equals("send"));
    }

    @ParameterizedTest
    @CsvSource({"bulk, bulk", "plan, plan", "single, singles"})
    void chunkAfterChunkIsSentUntilNoneIsLeft(String way, String how) {
        Iterator<String> ways = List.of(way, way, "none").iterator();
        step("inventory-push-chunks.begin", exchange -> exchange.setVariable("push", new Push("send", ways.next())));
        step("inventory-push-chunks.next", exchange -> exchange.setVariable("push", new Push("send", ways.next())));

        send("inventory-push-chunks", null);

        assertThat(path())
                .isEqualTo(ids("inventory-push-chunks", "begin more way %s next way %s next".formatted(how, how)));
    }

    @Test
    void aFaultOfTheHubFailsTheRun() {
        step("cseries-inventory-push.begin", RouteFault.OWN.step());

        Exchange ended = send("cseries-inventory-push", null);

        assertThat(path()).isEqualTo(ids("cseries-inventory-push", "begin"));
        assertThat(ended.getException()).hasMessage(RouteFault.OWN.message());
    }

    private record Push(String mode, String way) {}
}
