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
        super(Path.of("src/test/resources/routes-own"), "custom/untracked-stock.camel.yaml");
    }

    @Test
    void aVariantIsReportedWhenTheShopDoesNotTrackIt() {
        edge("untracked-stock-one.read").whenAnyExchangeReceived(answer(Map.of("stockTracking", "disabled")));

        send("untracked-stock-one", Map.of("remote_id", "v7"));

        assertThat(path())
                .containsExactly(
                        "untracked-stock-one.read", "untracked-stock-one.tracking", "untracked-stock-one.found");
    }

    @Test
    void aVariantIsLeftAloneWhenTheShopTracksIt() {
        edge("untracked-stock-one.read").whenAnyExchangeReceived(answer(Map.of("stockTracking", "enabled")));

        send("untracked-stock-one", Map.of("remote_id", "v7"));

        assertThat(path()).endsWith("untracked-stock-one.tracked");
    }

    @Test
    void everyVariantIsReadAlthoughTheShopFailsForAll() {
        edge("untracked-stock.select")
                .whenAnyExchangeReceived(answer(List.of(Map.of("remote_id", "v7"), Map.of("remote_id", "v8"))));
        edge("untracked-stock-one.read").whenAnyExchangeReceived(exchange -> {
            throw new PassingFailure("the shop is away");
        });

        Exchange ended = send("untracked-stock", null, Map.of("connection", 3));

        assertThat(edge("untracked-stock-one.read").getReceivedCounter()).isEqualTo(2 * (1 + 3));
        assertThat(path()).endsWith("failures-item.keep-passing");
        assertThat(ended.getException()).isNull();
    }
}
