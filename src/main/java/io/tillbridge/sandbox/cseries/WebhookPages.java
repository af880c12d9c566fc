package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.DoubleJson;
import java.util.Map;
import java.util.Set;

/** Webhooks: made, read, changed, deleted; at most ten in a shop. */
final class WebhookPages {
    private static final Set<String> GROUPS = Set.of(
            "customers",
            "orders",
            "invoices",
            "shipments",
            "products",
            "variants",
            "quotes",
            "reviews",
            "returns",
            "subscriptions");
    private static final Set<String> ACTIONS =
            Set.of("created", "updated", "deleted", "paid", "shipped", "answered", "*");

    private WebhookPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read(
                        "webhooks",
                        "settings",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "webhooks",
                                new ListQuery(call, shop.quirks())
                                        .page(shop.webhooks().all(), hook -> true, hook -> json(shop, hook))))
                .read("webhooks/count", "settings", (shop, call, id) -> new ListQuery(call, shop.quirks())
                        .count(shop.webhooks().all(), hook -> true))
                .read(
                        "webhooks/{id}",
                        "settings",
                        (shop, call, id) -> DoubleAnswer.ok("webhook", json(shop, hook(shop, id))))
                .write("POST", "webhooks", "settings", WebhookPages::make)
                .write("PUT", "webhooks/{id}", "settings", WebhookPages::change)
                .write("DELETE", "webhooks/{id}", "settings", WebhookPages::delete);
    }

    private static DoubleAnswer make(DoubleShop shop, IncomingCall call, long id) {
        Map<String, Object> data = call.data("webhook");
        check(data, true);
        if (shop.webhooks().all().size() >= ShopWebhooks.MOST) {
            throw new Refused(422, "At most " + ShopWebhooks.MOST + " webhooks are allowed");
        }
        Webhook hook = shop.webhooks().make();
        hook.active = true;
        hook.language = shop.setup().languages().get(0);
        hook.format = "json";
        take(hook, data);
        return new DoubleAnswer(201, DoubleJson.object("webhook", json(shop, hook)));
    }

    private static DoubleAnswer change(DoubleShop shop, IncomingCall call, long id) {
        Webhook hook = hook(shop, id);
        Map<String, Object> data = call.data("webhook");
        check(data, false);
        take(hook, data);
        hook.updatedAt = shop.clock().instant().getEpochSecond();
        return DoubleAnswer.ok("webhook", json(shop, hook));
    }

    private static DoubleAnswer delete(DoubleShop shop, IncomingCall call, long id) {
        hook(shop, id);
        shop.webhooks().all().remove(id);
        return new DoubleAnswer(204, null);
    }

    private static void check(Map<String, Object> data, boolean fresh) {
        one(data, "itemGroup", GROUPS, fresh);
        one(data, "itemAction", ACTIONS, fresh);
        Object address = data.get("address");
        if (address == null ? fresh : !address.toString().matches("https?://.+")) {
            throw new Refused(422, "address must be a URL");
        }
    }

    private static void one(Map<String, Object> data, String field, Set<String> known, boolean needed) {
        Object value = data.get(field);
        if (value == null ? needed : !known.contains(value.toString())) {
            throw new Refused(422, field + " is not known");
        }
    }

    private static void take(Webhook hook, Map<String, Object> data) {
        hook.active = data.get("isActive") instanceof Boolean active ? active : hook.active;
        hook.group = text(data, "itemGroup", hook.group);
        hook.action = text(data, "itemAction", hook.action);
        hook.language = text(data, "language", hook.language);
        hook.format = text(data, "format", hook.format);
        hook.address = text(data, "address", hook.address);
    }

    private static String text(Map<String, Object> data, String field, String present) {
        return data.get(field) instanceof String text ? text : present;
    }

    private static Webhook hook(DoubleShop shop, long id) {
        Webhook hook = shop.webhooks().all().get(id);
        if (hook == null) {
            throw new Refused(404, "Webhook " + id + " not found");
        }
        return hook;
    }

    /** The language is an object here, though it is written as two letters. */
    private static Map<String, Object> json(DoubleShop shop, Webhook hook) {
        return DoubleJson.object(
                "id", hook.id,
                "createdAt", shop.writing().date(hook.createdAt),
                "updatedAt", shop.writing().date(hook.updatedAt),
                "isActive", hook.active,
                "itemGroup", hook.group,
                "itemAction", hook.action,
                "language", ShopLanguages.json(hook.language, true, false),
                "format", hook.format,
                "address", hook.address);
    }
}
