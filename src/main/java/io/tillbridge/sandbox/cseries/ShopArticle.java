package io.tillbridge.sandbox.cseries;

import java.math.BigDecimal;

/**
 * What a shop sells, as its merchant typed it in; any code may be empty, or stand on several articles.
 *
 * @param variantTitle what sets it apart from others of its product
 * @param price with tax, in the shop's currency
 * @param image address, empty for none
 */
public record ShopArticle(
        String articleCode,
        String sku,
        String ean,
        String title,
        String variantTitle,
        String brand,
        String description,
        String content,
        String image,
        BigDecimal price,
        BigDecimal cost,
        int grams) {

    /** An article whose code stands in both {@code articleCode} and {@code sku}. */
    public static ShopArticle of(String sku, String ean, String title, String price) {
        return new ShopArticle(
                sku,
                sku,
                ean,
                title,
                "Default",
                "",
                "",
                "",
                "",
                new BigDecimal(price),
                new BigDecimal(price)
                        .movePointLeft(1)
                        .multiply(BigDecimal.valueOf(4))
                        .stripTrailingZeros(),
                410);
    }

    public ShopArticle withCodes(String article, String stockKeeping, String barcode) {
        return new ShopArticle(
                article,
                stockKeeping,
                barcode,
                title,
                variantTitle,
                brand,
                description,
                content,
                image,
                price,
                cost,
                grams);
    }

    public ShopArticle withTitles(String product, String variant) {
        return new ShopArticle(
                articleCode, sku, ean, product, variant, brand, description, content, image, price, cost, grams);
    }

    public ShopArticle withTexts(String name, String summary, String html, String picture) {
        return new ShopArticle(
                articleCode, sku, ean, title, variantTitle, name, summary, html, picture, price, cost, grams);
    }

    public ShopArticle withPrices(BigDecimal sale, BigDecimal purchase) {
        return new ShopArticle(
                articleCode, sku, ean, title, variantTitle, brand, description, content, image, sale, purchase, grams);
    }
}
