package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Products, the whole catalog, brands. */
final class ProductPages {
    private ProductPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read(
                        "products",
                        "products",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "products",
                                query(shop, call)
                                        .page(shop.catalog().products(), filter(call), shop.productJson()::product)))
                .read("products/count", "products", (shop, call, id) -> query(shop, call)
                        .count(shop.catalog().products(), filter(call)))
                .read(
                        "products/{id}",
                        "products",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "product",
                                query(shop, call).chosen(shop.productJson().product(product(shop, id)))))
                .read(
                        "catalog",
                        "products",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "products",
                                query(shop, call)
                                        .page(shop.catalog().products(), filter(call), shop.productJson()::whole)))
                .read("catalog/count", "products", (shop, call, id) -> query(shop, call)
                        .count(shop.catalog().products(), filter(call)))
                .read(
                        "catalog/{id}",
                        "products",
                        (shop, call, id) ->
                                DoubleAnswer.ok("product", shop.productJson().whole(product(shop, id))))
                .read("brands", "products", (shop, call, id) -> DoubleAnswer.ok("brands", brands(shop)))
                .read("brands/{id}", "products", ProductPages::brand);
    }

    private static ListQuery query(DoubleShop shop, IncomingCall call) {
        return new ListQuery(call, shop.quirks());
    }

    private static Predicate<DoubleProduct> filter(IncomingCall call) {
        return product -> call.parameter("brand") == null
                || OrderPages.same(call.parameter("brand"), ProductJson.brandId(product.variants.get(0).article));
    }

    private static DoubleProduct product(DoubleShop shop, long id) {
        DoubleProduct product = shop.catalog().products().get(id);
        if (product == null) {
            throw new Refused(404, "Product " + id + " not found");
        }
        return product;
    }

    private static DoubleAnswer brand(DoubleShop shop, IncomingCall call, long id) {
        return brands(shop).stream()
                .filter(brand -> brand.get("id").equals(id))
                .findFirst()
                .map(brand -> DoubleAnswer.ok("brand", brand))
                .orElseThrow(() -> new Refused(404, "Brand " + id + " not found"));
    }

    private static List<Map<String, Object>> brands(DoubleShop shop) {
        return shop.catalog().products().values().stream()
                .map(product -> product.variants.get(0).article)
                .filter(article -> !article.brand().isEmpty())
                .map(article -> DoubleJson.object("id", ProductJson.brandId(article), "title", article.brand()))
                .distinct()
                .toList();
    }
}
