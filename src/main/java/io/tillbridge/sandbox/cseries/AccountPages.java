package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.Map;

/** The key itself: always allowed. */
final class AccountPages {
    private AccountPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read("account", null, (shop, call, id) -> DoubleAnswer.ok("account", account(shop)))
                .read(
                        "account/permissions",
                        null,
                        (shop, call, id) -> DoubleAnswer.ok(
                                "accountPermissions", shop.rights().json()))
                .read("account/ratelimit", null, (shop, call, id) -> DoubleAnswer.ok("accountRatelimit", limits(shop)))
                .read("time", null, (shop, call, id) -> DoubleAnswer.ok("time", time(shop)));
    }

    private static Map<String, Object> account(DoubleShop shop) {
        Writing writing = shop.writing();
        return DoubleJson.object(
                "id", shop.setup().id() + 1_000_000,
                "appId", false,
                "apiKey", shop.setup().key(),
                "signout", writing.many("account/signout"),
                "permissions", writing.many("account/permissions"),
                "ratelimit", writing.many("account/ratelimit"),
                "metafields", writing.many("account/metafields"));
    }

    private static Map<String, Object> limits(DoubleShop shop) {
        RateWindows.Standing standing = shop.windows().look();
        return DoubleJson.object(
                "limit5Min", window(shop, standing, 0),
                "limitHour", window(shop, standing, 1),
                "limitDay", window(shop, standing, 2));
    }

    private static Map<String, Object> window(DoubleShop shop, RateWindows.Standing standing, int n) {
        long now = shop.clock().instant().getEpochSecond();
        return DoubleJson.object(
                "limit", standing.limit()[n],
                "remaining", standing.remaining()[n],
                "reset", standing.reset()[n],
                "resetTime", shop.writing().date(now + standing.reset()[n]));
    }

    private static Map<String, Object> time(DoubleShop shop) {
        long now = shop.clock().instant().getEpochSecond();
        return DoubleJson.object("datetime", shop.writing().date(now), "timestamp", now);
    }
}
