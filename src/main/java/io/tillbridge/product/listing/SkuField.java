package io.tillbridge.product.listing;

import java.util.Arrays;

/** Which field of a shop holds what the hub calls the SKU. */
public enum SkuField {
    /** Tills call it custom SKU. */
    ARTICLE_CODE("articleCode", "customSku"),
    /** Tills call it manufacturer SKU. */
    SKU("sku", "manufacturerSku");

    private final String text;
    private final String tills;

    SkuField(String text, String tills) {
        this.text = text;
        this.tills = tills;
    }

    /** As it stands in the settings of a web shop. */
    public String text() {
        return text;
    }

    /** As it stands in the settings of an account with tills, which name the field of its items. */
    public String tills() {
        return tills;
    }

    /** @throws IllegalArgumentException there is no such field */
    public static SkuField of(String text) {
        return Arrays.stream(values())
                .filter(field -> field.text.equals(text) || field.tills.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("skuField is articleCode or sku, of tills customSku or"
                        + " manufacturerSku; found '" + text + "'."));
    }

    /** Of the tables of listings. */
    String column() {
        return this == ARTICLE_CODE ? "article_code" : "sku";
    }

    String of(String articleCode, String sku) {
        return this == ARTICLE_CODE ? articleCode : sku;
    }
}
