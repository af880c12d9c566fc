package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;

/** Products and the whole catalog as the API shows them. */
final class ProductJson {
    private static final long FIRST_BRAND = 4_000_000;

    private final Writing writing;
    private final VariantJson variants;

    ProductJson(Writing writing, VariantJson variants) {
        this.writing = writing;
        this.variants = variants;
    }

    Map<String, Object> product(DoubleProduct product) {
        ShopArticle article = article(product);
        Map<String, Object> json = texts(product, article);
        json.putAll(DoubleJson.object(
                "set", false,
                "brand", brand(article),
                "supplier", false,
                "deliverydate", false,
                "type", false,
                "image", image(product, article),
                "categories", writing.many("categories/products?product=" + product.id),
                "images", writing.many("products/" + product.id + "/images"),
                "relations", writing.many("products/" + product.id + "/relations"),
                "metafields", writing.many("products/" + product.id + "/metafields"),
                "reviews", writing.many("reviews?product=" + product.id),
                "attributes", writing.many("products/" + product.id + "/attributes"),
                "tags", writing.many("tags/products?product=" + product.id),
                "variants", writing.many("variants?product=" + product.id),
                "movements", writing.many("variants/movements?product=" + product.id),
                "templateDataFields", Map.of()));
        return product.dress(json);
    }

    /** A product of {@code catalog}: its variants are in it, relations are plain objects, weights have no unit. */
    Map<String, Object> whole(DoubleProduct product) {
        ShopArticle article = article(product);
        Map<String, Object> json = texts(product, article);
        json.put(
                "brand",
                article.brand().isEmpty()
                        ? false
                        : DoubleJson.object("id", brandId(article), "title", article.brand()));
        json.put("supplier", false);
        json.put("image", image(product, article));
        json.put("images", List.of());
        json.put("categories", List.of());
        json.put("filters", List.of());
        json.put("variants", product.variants.stream().map(variants::inlined).toList());
        return product.dress(json);
    }

    /** The number of a brand follows from its name. */
    static long brandId(ShopArticle article) {
        return FIRST_BRAND + Math.floorMod(article.brand().hashCode(), 1_000_000);
    }

    private Map<String, Object> texts(DoubleProduct product, ShopArticle article) {
        return DoubleJson.object(
                "id",
                product.id,
                "createdAt",
                writing.date(product.createdAt),
                "updatedAt",
                writing.date(product.updatedAt),
                "isVisible",
                !product.visibility.equals("hidden"),
                "visibility",
                product.visibility,
                "hasMatrix",
                false,
                "data01",
                "",
                "data02",
                "",
                "data03",
                "",
                "url",
                "article-" + product.id,
                "title",
                article.title(),
                "fulltitle",
                article.brand().isEmpty() ? article.title() : article.brand() + " " + article.title(),
                "description",
                article.description(),
                "content",
                article.content());
    }

    private Object brand(ShopArticle article) {
        return article.brand().isEmpty() ? false : writing.one("brands", brandId(article));
    }

    private Object image(DoubleProduct product, ShopArticle article) {
        return article.image().isEmpty()
                ? false
                : DoubleJson.object(
                        "createdAt", writing.date(product.createdAt),
                        "updatedAt", writing.date(product.updatedAt),
                        "extension", "jpg",
                        "size", 48_213,
                        "title", article.title(),
                        "thumb", article.image(),
                        "src", article.image());
    }

    private static ShopArticle article(DoubleProduct product) {
        return product.variants.get(0).article;
    }
}
