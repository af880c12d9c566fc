package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.SandboxArticle;
import io.tillbridge.sandbox.SandboxArticles;
import io.tillbridge.sandbox.cseries.SandboxShopStock.Shelves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A shop that sells what the sandbox vendors offer, with orders of every kind. */
class SandboxShopStockTest {
    private static final int ROWS = 3_000;
    private static final Instant OPENED = Instant.parse("2026-03-11T13:00:00Z");

    private final MutableClock clock = new MutableClock("2026-03-11T13:02:09Z");

    @AutoClose
    private final OpenShop open = OpenShop.with(clock);

    @Test
    void theShelvesHoldAFewOfEveryKindBesideTheMany() {
        Shelves shelves = new SandboxShopStock(open.shop, 7).sellVendorsArticles(400, ROWS);

        assertThat(shelves).isEqualTo(new Shelves(400, 10, 10, 10, 1, 2));
        assertThat(open.shop.catalog().variantIds()).hasSize(shelves.all());
    }

    /** The least {@code sandbox.rows} takes, with the shop's default size. */
    @Test
    void aSmallCatalogMakesASmallShop() {
        Shelves shelves = new SandboxShopStock(open.shop, 7).sellVendorsArticles(300, 10);

        assertThat(shelves.all())
                .isEqualTo(open.shop.catalog().variantIds().size())
                .isGreaterThan(6);
    }

    @Test
    void mostVariantsHaveTheCodesOfOneArticleOfTheCleanVendor() {
        new SandboxShopStock(open.shop, 7).sellVendorsArticles(400, ROWS);
        Map<String, SandboxArticle> bySku = SandboxArticles.clean(0, ROWS).stream()
                .collect(Collectors.toMap(SandboxArticle::sku, Function.identity()));

        long both = open.shop.catalog().variantIds().stream()
                .map(open.shop.catalog()::article)
                .filter(article -> bySku.containsKey(article.articleCode())
                        && bySku.get(article.articleCode()).ean().equals(article.ean()))
                .count();

        assertThat(both).isEqualTo(321);
    }

    @Test
    void theSameSeedGivesTheSameShop() {
        DoubleShop other = open.sandbox.add(ShopSetup.numbered(2).withLimits(RateLimits.NONE));
        for (DoubleShop shop : List.of(open.shop, other)) {
            new SandboxShopStock(shop, 7).sellVendorsArticles(60, ROWS);
            new SandboxShopOrders(shop, 7).place(30, OPENED);
        }
        ShopClient second = new ShopClient(open.sandbox, other.setup());

        assertThat(second.get("variants.json?limit=250").text())
                .isEqualTo(open.client.get("variants.json?limit=250").text());
        assertThat(second.get("orders.json?limit=250").text())
                .isEqualTo(open.client.get("orders.json?limit=250").text());
    }

    @Test
    void ordersAreOfEveryKind() {
        new SandboxShopStock(open.shop, 7).sellVendorsArticles(60, ROWS);

        List<Long> ids = new SandboxShopOrders(open.shop, 7).place(10, OPENED);

        assertThat(ids.stream().map(open.shop.orders()::status))
                .containsExactly(
                        "processing_awaiting_shipment",
                        "processing_awaiting_shipment",
                        "completed_shipped",
                        "processing_awaiting_payment",
                        "cancelled",
                        "processing_awaiting_pickup",
                        "processing_awaiting_shipment",
                        "processing_awaiting_shipment",
                        "processing_awaiting_shipment",
                        "processing_awaiting_shipment");
        assertThat(line(ids.get(6), 0)).containsEntry("quantityRefunded", 1);
        assertThat(line(ids.get(7), 1)).containsEntry("priceIncl", 0);
        assertThat(line(ids.get(8), 1)).containsEntry("variant", false);
        assertThat(line(ids.get(9), 0)).containsEntry("quantityOrdered", 0);
    }

    @Test
    void customersOrderByThemselvesAsTimePasses() {
        new SandboxShopStock(open.shop, 7).sellVendorsArticles(60, ROWS);
        OrderTicker ticker = ticker(open.shop);

        assertThat(ticker.catchUp()).isEqualTo(2);
        assertThat(ticker.catchUp()).isZero();
        clock.pass(Duration.ofMinutes(5));
        assertThat(ticker.catchUp()).isEqualTo(5);
        assertThat(open.shop.orders().ids()).hasSize(7);
        assertThat(open.client.get("orders.json").each("paymentStatus")).contains("paid", "not_paid");
    }

    @Test
    void aShopThatStartsAgainHasTheOrdersItHad() {
        DoubleShop again = open.sandbox.add(ShopSetup.numbered(2).withLimits(RateLimits.NONE));
        new SandboxShopStock(open.shop, 7).sellVendorsArticles(60, ROWS);
        new SandboxShopStock(again, 7).sellVendorsArticles(60, ROWS);
        OrderTicker first = ticker(open.shop);
        for (int minute = 0; minute < 20; minute++) {
            clock.pass(Duration.ofMinutes(1));
            first.catchUp();
        }

        ticker(again).catchUp();

        assertThat(new ShopClient(open.sandbox, again.setup())
                        .get("orders.json")
                        .text())
                .isEqualTo(open.client.get("orders.json").text());
    }

    @Test
    void afterALongSilenceOnlyTheLastOrdersAreCaughtUp() {
        new SandboxShopStock(open.shop, 7).sellVendorsArticles(60, ROWS);
        clock.pass(Duration.ofDays(30));

        assertThat(ticker(open.shop).catchUp()).isEqualTo(500);
        assertThat(Set.copyOf(open.shop.orders().ids())).hasSize(500);
    }

    private OrderTicker ticker(DoubleShop shop) {
        return new OrderTicker(shop, clock, Duration.ofMinutes(1), 7, OPENED);
    }

    private Map<String, Object> line(long order, int n) {
        return open.client.get("orders/" + order + "/products.json").list().get(n);
    }
}
