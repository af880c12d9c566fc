package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.ShopStub;
import io.tillbridge.run.BudgetSpent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped failure handling makes of a shop's answers. */
class ShopFailuresTest {
    private static final String ROUTE =
            """
            - route:
                id: %s
                routeConfigurationId: %s
                from:
                  uri: direct:%s
                  steps:
                    - to:
                        uri: kamelet:cseries-call
                        parameters:
                          path: orders/${body}
            """;

    private final ShopStub shop = new ShopStub();
    private final ShopRoutes routes = new ShopRoutes(shop.url(), ShopRoutes.quick());
    private final ShopTarget target = ShopRoutes.target(shop.url());
    private final Keeper keeper = new Keeper();

    @BeforeEach
    void load() throws Exception {
        routes.context().getRegistry().bind("failures", keeper);
        routes.context().getPropertiesComponent().addOverrideProperty("failures.retries", "3");
        routes.context().getPropertiesComponent().addOverrideProperty("failures.pause", "1");
        routes.add("file:failures.camel.yaml", Files.readString(Path.of("routes/shared/failures.camel.yaml")));
        routes.add("file:flow.camel.yaml", ROUTE.formatted("flow", "failures", "flow"));
        routes.add("file:item.camel.yaml", ROUTE.formatted("item", "failures-item", "item"));
    }

    @AfterEach
    void stop() {
        routes.close();
        shop.close();
    }

    @Test
    void aSpentDayEndsTheWorkAtOnceAndKeepsNothing() {
        shop.always(ShopStub.json(
                200,
                "{}",
                "X-RateLimit-Limit",
                "300/3000/12000",
                "X-RateLimit-Remaining",
                "299/2999/0",
                "X-RateLimit-Reset",
                "200/2000/20000"));
        routes.send("item", target, "41");

        Exchange flow = routes.send("flow", target, "42");
        Exchange item = routes.send("item", target, "42");

        assertThat(flow.getException()).isInstanceOf(BudgetSpent.class);
        assertThat(item.getException()).isInstanceOf(BudgetSpent.class);
        assertThat(shop.asked()).hasSize(1);
        assertThat(keeper.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "flow"})
    void whatIsNotThereYetIsLookedForTwiceMore(String route) {
        shop.once(ShopStub.json(404, ""));
        shop.once(ShopStub.json(404, ""));
        shop.always(ShopStub.json(200, "{\"order\":{\"id\":41}}"));

        Exchange asked = routes.send(route, target, "41");

        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody()).isEqualTo(Map.of("id", 41));
        assertThat(keeper.kept).isEmpty();
    }

    @Test
    void aFlowEndsWhenWhatItLooksForStaysAway() {
        shop.always(ShopStub.json(404, ""));

        Exchange flow = routes.send("flow", target, "41");

        assertThat(flow.getException()).isInstanceOf(CSeriesNotFound.class);
        assertThat(shop.asked()).hasSize(3);
    }

    @Test
    void whatStaysAwayIsKeptWithTheBodyItBeganWith() {
        shop.always(ShopStub.json(404, ""));

        Exchange item = routes.send("item", target, "41");

        assertThat(item.getException()).isNull();
        assertThat(shop.asked()).hasSize(3);
        assertThat(keeper.kept).containsExactly("41");
    }

    @Test
    void aPassingFaultIsTriedAgainWithTheSameCall() {
        shop.once(ShopStub.json(503, ""));
        shop.once((exchange, body) -> exchange.close());
        shop.always(ShopStub.json(200, "{\"order\":{\"id\":41}}"));

        Exchange flow = routes.send("flow", target, "41");

        assertThat(flow.getException()).isNull();
        assertThat(shop.asked()).extracting(ShopStub.Asked::uri).containsOnly("/nl/orders/41.json");
    }

    /** Stands where the hub keeps failures. */
    public static final class Keeper {
        private final List<Object> kept = new ArrayList<>();

        public void keep(Exchange exchange) {
            kept.add(exchange.getMessage().getBody());
        }
    }
}
