package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.PassingFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UntrackedStockRouteTest extends RouteTest {
    UntrackedStockRouteTest() {
        super(Path.of("src/test/resources/routes-own"), "custom/custom-untracked-stock.camel.yaml");
    }

    @Test
    void aVariantIsReportedWhenTheShopDoesNotTrackIt() {
        edge("custom-untracked-stock-one.read").whenAnyExchangeReceived(answer(Map.of("stockTracking", "disabled")));

        send("custom-untracked-stock-one", Map.of("remote_id", "v7"));

        assertThat(path())
                .containsExactly(
                        "custom-untracked-stock-one.read",
                        "custom-untracked-stock-one.tracking",
                        "custom-untracked-stock-one.found");
    }

    @Test
    void aVariantIsLeftAloneWhenTheShopTracksIt() {
        edge("custom-untracked-stock-one.read").whenAnyExchangeReceived(answer(Map.of("stockTracking", "enabled")));

        send("custom-untracked-stock-one", Map.of("remote_id", "v7"));

        assertThat(path()).endsWith("custom-untracked-stock-one.tracked");
    }

    @Test
    void everyVariantIsReadAlthoughTheShopFailsForAll() {
        edge("custom-untracked-stock.select")
                .whenAnyExchangeReceived(answer(List.of(Map.of("remote_id", "v7"), Map.of("remote_id", "v8"))));
        edge("custom-untracked-stock-one.read").whenAnyExchangeReceived(exchange -> {
            throw new PassingFailure("the shop is away");
        });

        Exchange ended = send("custom-untracked-stock", null, Map.of("connection", 3));

        assertThat(edge("custom-untracked-stock-one.read").getReceivedCounter()).isEqualTo(2 * (1 + 3));
        assertThat(path()).endsWith("failures-item.keep-passing");
        assertThat(ended.getException()).isNull();
    }
}
