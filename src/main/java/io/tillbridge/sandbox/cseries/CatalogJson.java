package io.tillbridge.sandbox.cseries;

import java.util.List;
import java.util.Map;

/** Products, variants and movements as the API shows them. */
final class CatalogJson {
    private static final long TAX = 120_501;
    private static final long FIRST_BRAND = 4_000_000;

    private final Writing writing;

    CatalogJson(Writing writing) {
        this.writing = writing;
    }

    Map<String, Object> variant(Variant variant) {
        Map<String, Object> json = common(variant);
        ShopArticle article = variant.article;
        json.putAll(Json.object(
                "weight",
                article.grams(),
                "weightValue",
                Writing.text(article.grams()),
                "weightUnit",
                "g",
                "volume",
                0,
                "volumeValue",
                0,
                "volumeUnit",
                "ml",
                "colli",
                1,
                "sizeX",
                12,
                "sizeY",
                10,
                "sizeZ",
                9,
                "sizeXValue",
                "12.000",
                "sizeYValue",
                "10.000",
                "sizeZValue",
                "9.000",
                "sizeUnit",
                "cm",
                "matrix",
                false,
                "title",
                article.variantTitle(),
                "taxType",
                null,
                "image",
                false,
                "tax",
                writing.one("taxes", TAX),
                "product",
                writing.one("products", variant.productId),
                "additionalcost",
                false,
                "options",
                List.of()));
        return variant.dress(json);
    }

    private Map<String, Object> common(Variant variant) {
        ShopArticle article = variant.article;
        return Json.object(
                "id",
                variant.id,
                "createdAt",
                writing.date(variant.createdAt),
                "updatedAt",
                writing.date(variant.updatedAt),
                "isDefault",
                variant.first,
                "sortOrder",
                1,
                "articleCode",
                article.articleCode(),
                "ean",
                article.ean(),
                "sku",
                article.sku(),
                "hs",
                null,
                "unitPrice",
                0,
                "unitUnit",
                "",
                "priceExcl",
                Writing.withoutTax(article.price()),
                "priceIncl",
                Writing.plain(article.price()),
                "priceCost",
                Writing.plain(article.cost()),
                "oldPriceExcl",
                0,
                "oldPriceIncl",
                0,
                "stockTracking",
                variant.tracking,
                "stockLevel",
                variant.stock,
                "stockAlert",
                5,
                "stockMinimum",
                0,
                "stockSold",
                variant.sold,
                "stockBuyMininum",
                1,
                "stockBuyMinimum",
                1,
                "stockBuyMaximum",
                10_000);
    }

    Map<String, Object> product(Product product) {
        ShopArticle article = article(product);
        Map<String, Object> json = texts(product, article);
        json.putAll(Json.object(
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
    Map<String, Object> whole(Product product) {
        ShopArticle article = article(product);
        Map<String, Object> json = texts(product, article);
        json.put(
                "brand",
                article.brand().isEmpty() ? false : Json.object("id", brandId(article), "title", article.brand()));
        json.put("supplier", false);
        json.put("image", image(product, article));
        json.put("images", List.of());
        json.put("categories", List.of());
        json.put("filters", List.of());
        json.put("variants", product.variants.stream().map(this::inlined).toList());
        return product.dress(json);
    }

    private Map<String, Object> inlined(Variant variant) {
        Map<String, Object> json = common(variant);
        json.put("title", variant.article.variantTitle());
        json.put("weight", variant.article.grams());
        json.put("tax", 0.21);
        return variant.dress(json);
    }

    Map<String, Object> movement(Movement movement) {
        return Json.object(
                "id",
                movement.id,
                "createdAt",
                writing.date(movement.createdAt),
                "channel",
                movement.channel,
                "stockLevelChange",
                movement.change,
                "product",
                writing.one("products", movement.variant.productId),
                "variant",
                writing.one("variants", movement.variant.id));
    }

    /** The number of a brand follows from its name. */
    static long brandId(ShopArticle article) {
        return FIRST_BRAND + Math.floorMod(article.brand().hashCode(), 1_000_000);
    }

    private Map<String, Object> texts(Product product, ShopArticle article) {
        return Json.object(
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

    private Object image(Product product, ShopArticle article) {
        return article.image().isEmpty()
                ? false
                : Json.object(
                        "createdAt", writing.date(product.createdAt),
                        "updatedAt", writing.date(product.updatedAt),
                        "extension", "jpg",
                        "size", 48_213,
                        "title", article.title(),
                        "thumb", article.image(),
                        "src", article.image());
    }

    private static ShopArticle article(Product product) {
        return product.variants.get(0).article;
    }
}
