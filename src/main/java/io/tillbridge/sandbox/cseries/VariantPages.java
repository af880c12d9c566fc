package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.DoubleJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Variants, their stock, and the diary of its changes. */
final class VariantPages {
    private VariantPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read(
                        "variants",
                        "products",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "variants",
                                query(shop, call)
                                        .page(
                                                shop.catalog().variants(),
                                                filter(shop, call),
                                                shop.variantJson()::variant)))
                .read("variants/count", "products", (shop, call, id) -> query(shop, call)
                        .count(shop.catalog().variants(), filter(shop, call)))
                .read("variants/movements", "products", VariantPages::movements)
                .read(
                        "variants/{id}",
                        "products",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "variant",
                                query(shop, call).chosen(shop.variantJson().variant(variant(shop, id)))))
                .write("PUT", "variants/{id}", "products", VariantPages::change)
                .write("PUT", "variants/bulk", "products", VariantPages::bulk);
    }

    private static ListQuery query(DoubleShop shop, IncomingCall call) {
        return new ListQuery(call, shop.quirks());
    }

    private static DoubleAnswer movements(DoubleShop shop, IncomingCall call, long id) {
        Predicate<VariantMovement> filter = movement -> OrderPages.same(call.parameter("variant"), movement.variant.id)
                && OrderPages.same(call.parameter("product"), movement.variant.productId);
        return DoubleAnswer.ok(
                "variantsMovements",
                query(shop, call).page(shop.catalog().movements(), filter, shop.variantJson()::movement));
    }

    private static DoubleAnswer change(DoubleShop shop, IncomingCall call, long id) {
        refuseIfLinked(shop);
        DoubleVariant variant = variant(shop, id);
        Map<String, Object> data = call.data("variant");
        String fault = fault(shop, data);
        if (fault != null) {
            throw new Refused(422, fault);
        }
        take(shop, variant, data);
        return DoubleAnswer.ok("variant", shop.variantJson().variant(variant));
    }

    /** The body's one key holds a list here, though it is in the singular. */
    private static DoubleAnswer bulk(DoubleShop shop, IncomingCall call, long id) {
        ShopQuirks quirks = shop.quirks();
        if (!quirks.bulkSupported) {
            throw new Refused(404, "Not found");
        }
        refuseIfLinked(shop);
        if (!(DoubleJson.read(call.body()).get("variant") instanceof List<?> items)) {
            throw new Refused(400, "Invalid data input: expected a list under 'variant'");
        }
        if (items.size() > quirks.bulkMaximum) {
            throw new Refused(422, "At most " + quirks.bulkMaximum + " variants in one call, found " + items.size());
        }
        List<Map<?, ?>> good = good(shop, items);
        List<Map<String, Object>> done = new ArrayList<>();
        for (Map<?, ?> item : good) {
            DoubleVariant variant = shop.catalog().variants().get(id(item));
            take(shop, variant, item);
            done.add(shop.variantJson().variant(variant));
        }
        return DoubleAnswer.ok("variants", quirks.bulkShowsLevels ? done : List.of());
    }

    private static List<Map<?, ?>> good(DoubleShop shop, List<?> items) {
        List<Map<?, ?>> good = new ArrayList<>();
        for (Object item : items) {
            boolean fits = item instanceof Map<?, ?> data
                    && shop.catalog().variants().containsKey(id(data))
                    && fault(shop, data) == null;
            if (fits) {
                good.add((Map<?, ?>) item);
            } else if (shop.quirks().bulkFailsWhole) {
                throw new Refused(422, "One of the variants cannot be changed: nothing was done");
            }
        }
        return good;
    }

    private static long id(Map<?, ?> item) {
        return item.get("id") instanceof Number id ? id.longValue() : 0;
    }

    private static String fault(DoubleShop shop, Map<?, ?> data) {
        Object level = data.get("stockLevel");
        if (level == null) {
            return null;
        }
        if (!(level instanceof Integer number)) {
            return "stockLevel must be an integer";
        }
        return number < 0 && !shop.quirks().negativeStock ? "stockLevel must not be negative" : null;
    }

    private static void take(DoubleShop shop, DoubleVariant variant, Map<?, ?> data) {
        if (shop.quirks().stockWritesTaken && data.get("stockLevel") instanceof Integer level) {
            shop.catalog().set(variant, level, "api");
        }
        if (data.get("stockTracking") instanceof String tracking) {
            variant.tracking = tracking;
            shop.catalog().touch(variant);
        }
    }

    private static void refuseIfLinked(DoubleShop shop) {
        if (shop.quirks().stockWritesRefused) {
            throw new Refused(403, "This shop is linked to a point of sale: change its variants there");
        }
    }

    private static DoubleVariant variant(DoubleShop shop, long id) {
        DoubleVariant variant = shop.catalog().variants().get(id);
        if (variant == null) {
            throw new Refused(404, "Variant " + id + " not found");
        }
        return variant;
    }

    private static Predicate<DoubleVariant> filter(DoubleShop shop, IncomingCall call) {
        Predicate<DoubleVariant> filter = variant -> OrderPages.same(call.parameter("product"), variant.productId)
                && OrderPages.same(call.parameter("sku"), variant.article.sku());
        return !shop.quirks().codeFilters
                ? filter
                : filter.and(variant -> OrderPages.same(call.parameter("ean"), variant.article.ean())
                        && OrderPages.same(call.parameter("articleCode"), variant.article.articleCode()));
    }
}
