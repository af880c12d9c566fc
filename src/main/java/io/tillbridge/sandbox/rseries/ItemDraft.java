package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;

/** An item as a merchant types it in; any code may be empty. */
public record ItemDraft(
        String description,
        String customSku,
        String manufacturerSku,
        String upc,
        String ean,
        BigDecimal price,
        BigDecimal msrp,
        BigDecimal cost,
        String itemType) {

    /** With our SKU in {@code customSku}, and an MSRP that is the price. */
    public static ItemDraft of(String sku, String ean, String description, String price) {
        BigDecimal amount = new BigDecimal(price);
        return new ItemDraft(
                description, sku, "", "", ean, amount, amount, amount.multiply(new BigDecimal("0.5")), "default");
    }

    public ItemDraft withCodes(String custom, String manufacturer, String universal, String european) {
        return new ItemDraft(description, custom, manufacturer, universal, european, price, msrp, cost, itemType);
    }

    public ItemDraft withPrices(String selling, String suggested, String purchase) {
        return new ItemDraft(
                description,
                customSku,
                manufacturerSku,
                upc,
                ean,
                new BigDecimal(selling),
                new BigDecimal(suggested),
                new BigDecimal(purchase),
                itemType);
    }

    /** @param type such as {@code non_inventory}, which carries no stock */
    public ItemDraft withType(String type) {
        return new ItemDraft(description, customSku, manufacturerSku, upc, ean, price, msrp, cost, type);
    }
}
