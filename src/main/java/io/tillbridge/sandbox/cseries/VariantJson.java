package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;

/** Variants and the diary of their stock as the API shows them. */
final class VariantJson {
    private static final long TAX = 120_501;

    private final Writing writing;

    VariantJson(Writing writing) {
        this.writing = writing;
    }

    Map<String, Object> variant(DoubleVariant variant) {
        Map<String, Object> json = common(variant);
        ShopArticle article = variant.article;
        json.putAll(DoubleJson.object(
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

    private Map<String, Object> common(DoubleVariant variant) {
        ShopArticle article = variant.article;
        return DoubleJson.object(
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

    /** As it stands in a product of {@code catalog}: the tax is a number, weights have no unit. */
    Map<String, Object> inlined(DoubleVariant variant) {
        Map<String, Object> json = common(variant);
        json.put("title", variant.article.variantTitle());
        json.put("weight", variant.article.grams());
        json.put("tax", 0.21);
        return variant.dress(json);
    }

    Map<String, Object> movement(VariantMovement movement) {
        return DoubleJson.object(
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
}
