package io.tillbridge.app;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A web shop and a database that outlive the hubs a test kills beside them. */
final class LastingShop extends LastingHub implements AutoCloseable {
    final SandboxShop api;
    final DoubleShop shop;

    /** @param keys of the hub's configuration, beside those of {@link ChildHub} */
    LastingShop(Path folder, Clock clock, Map<String, String> keys) {
        super(folder, keys);
        api = SandboxShop.start(clock);
        shop = api.add(ShopSetup.numbered(1).withLimits(RateLimits.NONE));
    }

    /** Connects the shop; the connection's id. */
    long connect(ChildHub hub, long warehouse, Map<String, ?> settings) throws Exception {
        return hub.post("/connections?test=false", ShopConnection.to(api, shop, "Shop", warehouse, settings));
    }

    @Override
    public void close() {
        api.close();
    }
}
