package io.tillbridge.app;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.SandboxShop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the hub is told to connect a shop of the sandbox. */
final class ShopConnection {
    private ShopConnection() {}

    /** The body of {@code POST /connections}: orders are read, its goods lie in one warehouse. */
    static Map<String, Object> to(SandboxShop api, DoubleShop shop, String name, long warehouse, Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("baseUrl", api.baseUrl());
        settings.put("language", "nl");
        settings.put("orderSync", true);
        settings.put("warehouses", List.of(Long.toString(warehouse)));
        settings.putAll(more);
        return Map.of(
                "kind",
                "cseries",
                "name",
                name,
                "settings",
                settings,
                "secrets",
                Map.of("apiKey", shop.setup().key(), "apiSecret", shop.setup().secret()));
    }
}
