package io.tillbridge.sandbox.cseries;

import java.time.Clock;
import java.time.Duration;

/** One shop behind a running double, and a client with its key. */
final class OpenShop implements AutoCloseable {
    static final ShopSetup SETUP = ShopSetup.of("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210");

    final SandboxShop sandbox;
    final DoubleShop shop;
    final ShopClient client;

    private OpenShop(Clock clock, ShopSetup setup) {
        this.sandbox = SandboxShop.start(clock, 0, Duration.ofMillis(20));
        this.shop = sandbox.add(setup);
        this.client = new ShopClient(sandbox, setup);
    }

    /** Without limits that a test could meet. */
    static OpenShop with(Clock clock) {
        return with(clock, SETUP.withLimits(RateLimits.NONE));
    }

    static OpenShop with(Clock clock, ShopSetup setup) {
        return new OpenShop(clock, setup);
    }

    /** Articles one to n, one product each. */
    void stock(int articles, long level) {
        for (int n = 1; n <= articles; n++) {
            long id = shop.catalog().add(ShopArticle.of("SKU-" + n, "87000000000" + (10 + n), "Mug " + n, "12.50"));
            shop.catalog().stock(id, level);
        }
    }

    long variant(int n) {
        return shop.catalog().variantIds().get(n);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
