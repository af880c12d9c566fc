package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One process holds a thousand shops, or one that is very large. */
class ManyShopsTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void aThousandShopsStaySmall() {
        try (SandboxShop sandbox = SandboxShop.start(Clock.systemUTC())) {
            long before = used();
            List<DoubleShop> shops = IntStream.range(0, 1_000)
                    .mapToObj(n -> sandbox.add(ShopSetup.numbered(n)))
                    .toList();
            shops.forEach(shop -> new SandboxShopStock(shop, 7).fill(articles(20)));
            shops.forEach(shop ->
                    new SandboxShopOrders(shop, 7).place(5, Clock.systemUTC().instant()));

            assertThat(used() - before).isLessThan(80 * MEBIBYTE);
            assertThat(new ShopClient(sandbox, shops.get(999).setup())
                            .get("orders.json")
                            .list())
                    .hasSize(5);
            assertThat(shops.get(999).callCount()).isEqualTo(1);
            assertThat(shops.get(998).callCount()).isZero();
        }
    }

    @Test
    void aHundredThousandVariantsAreWalkedInFourHundredCalls() {
        try (SandboxShop sandbox = SandboxShop.start(Clock.systemUTC())) {
            DoubleShop shop = sandbox.add(ShopSetup.numbered(1).withLimits(RateLimits.NONE));
            new SandboxShopStock(shop, 7).fill(articles(100_000));
            ShopClient client = new ShopClient(sandbox, shop.setup());

            long last = 0;
            int seen = 0;
            for (List<Object> page = ids(client, last); !page.isEmpty(); page = ids(client, last)) {
                seen += page.size();
                last = ((Number) page.get(page.size() - 1)).longValue();
            }

            assertThat(seen).isEqualTo(100_000);
            assertThat(shop.calls("GET variants")).hasSize(401);
        }
    }

    private static List<Object> ids(ShopClient client, long after) {
        return client.get("variants.json?limit=250&fields=id,ean,sku&since_id=" + after)
                .each("id");
    }

    private static List<ShopArticle> articles(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> ShopArticle.of("SKU-" + n, "87" + n, "Mug", "12.50"))
                .toList();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
