package io.tillbridge.sandbox.cseries;

import java.util.Map;

/** The key itself: always allowed. */
final class AccountPages {
    private AccountPages() {}

    static void addTo(Routes routes) {
        routes.read("account", null, (shop, call, id) -> Answer.ok("account", account(shop)))
                .read(
                        "account/permissions",
                        null,
                        (shop, call, id) ->
                                Answer.ok("accountPermissions", shop.rights().json()))
                .read("account/ratelimit", null, (shop, call, id) -> Answer.ok("accountRatelimit", limits(shop)))
                .read("time", null, (shop, call, id) -> Answer.ok("time", time(shop)));
    }

    private static Map<String, Object> account(Shop shop) {
        Writing writing = shop.writing();
        return Json.object(
                "id", shop.setup().id() + 1_000_000,
                "appId", false,
                "apiKey", shop.setup().key(),
                "signout", writing.many("account/signout"),
                "permissions", writing.many("account/permissions"),
                "ratelimit", writing.many("account/ratelimit"),
                "metafields", writing.many("account/metafields"));
    }

    private static Map<String, Object> limits(Shop shop) {
        RateWindows.Standing standing = shop.windows().look();
        return Json.object(
                "limit5Min", window(shop, standing, 0),
                "limitHour", window(shop, standing, 1),
                "limitDay", window(shop, standing, 2));
    }

    private static Map<String, Object> window(Shop shop, RateWindows.Standing standing, int n) {
        long now = shop.clock().instant().getEpochSecond();
        return Json.object(
                "limit", standing.limit()[n],
                "remaining", standing.remaining()[n],
                "reset", standing.reset()[n],
                "resetTime", shop.writing().date(now + standing.reset()[n]));
    }

    private static Map<String, Object> time(Shop shop) {
        long now = shop.clock().instant().getEpochSecond();
        return Json.object("datetime", shop.writing().date(now), "timestamp", now);
    }
}
