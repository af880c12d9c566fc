package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.product.listing.Listing;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.stock.StockExplanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever customers, the merchant and the warehouse do in whatever order: after each poll, and the push behind it, the shop
 * shows the hub's numbers, but for those that were changed by hand and not seen since; and what the hub takes for known is
 * what the shop shows.
 */
class ShopLeadModelTest {
    private static final int ARTICLES = 3;
    private static final int STEPS = 24;

    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    private final List<OneShop.Article> articles = new ArrayList<>();
    private final Set<Long> changedByHand = new HashSet<>();
    private final List<Long> orders = new ArrayList<>();
    private OneShop one;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theShopFollowsTheHub(long seed) throws Exception {
        Random random = new Random(seed);
        one = world.shop(Map.of("stockSync", true, "orderSync", true, "stockBuffer", random.nextInt(2)));
        for (int i = 0; i < ARTICLES; i++) {
            articles.add(one.article());
        }
        one.sync();
        for (int i = 0; i < STEPS; i++) {
            step(random, "seed " + seed + ", step " + i);
            world.time().turn(Duration.ofSeconds(random.nextInt(2)));
        }

        one.sync();
        changedByHand.clear();
        one.poll();
        check("seed " + seed + ", at the end");
        one.shop.forgetCalls();
        one.poll();
        one.sync();
        one.push();
        assertThat(one.shop.calls("PUT **"))
                .as("needless writes, seed %s", seed)
                .isEmpty();
    }

    private void step(Random random, String where) throws Exception {
        OneShop.Article article = articles.get(random.nextInt(ARTICLES));
        switch (random.nextInt(9)) {
            case 0, 1 -> one.count(article, one.reserved(article) + random.nextInt(40));
            case 2, 3 ->
                orders.add(one.shop
                        .orders()
                        .place(OrderDraft.paid(OrderDraft.Item.of(article.variant(), 1 + random.nextInt(3)))));
            case 4 -> changeAnOrder(random);
            case 5 -> {
                one.shop.catalog().stock(article.variant(), random.nextInt(40));
                changedByHand.add(article.variant());
            }
            case 6 -> {
                one.sync();
                one.poll();
                changedByHand.clear();
                check(where);
            }
            default -> {
                one.poll();
                check(where);
            }
        }
    }

    private void changeAnOrder(Random random) {
        if (orders.isEmpty()) {
            return;
        }
        long order = orders.remove(random.nextInt(orders.size()));
        switch (random.nextInt(3)) {
            case 0 -> one.shop.orders().cancel(order);
            case 1 -> one.shop.orders().refund(order, 0, 1);
            default -> one.shop.orders().quantity(order, 0, 2);
        }
    }

    private void check(String where) throws Exception {
        one.quiet();
        for (OneShop.Article article : articles) {
            Listing listing = one.listing(article);
            StockExplanation hub = one.stock.explain(article.product(), List.of(one.warehouse), buffer());
            boolean counted = hub.rows().get(0).movements() > 0;
            if (!changedByHand.contains(article.variant())) {
                long shows = one.shop.catalog().stockLevel(article.variant());
                if (counted) {
                    assertThat(shows).as("%s: %s", where, listing).isEqualTo(hub.sent());
                }
                if (listing.knownStock() != null) {
                    assertThat(listing.knownStock())
                            .as("%s: %s", where, listing)
                            .isEqualTo(shows);
                }
            }
        }
    }

    private long buffer() {
        return ((Number) one.now().settings().get("stockBuffer")).longValue();
    }
}
