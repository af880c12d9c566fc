package io.tillbridge.product.listing;

import java.util.Arrays;

/** Which field of a shop holds what the hub calls the SKU. */
public enum SkuField {
    ARTICLE_CODE("articleCode"),
    SKU("sku");

    private final String text;

    SkuField(String text) {
        this.text = text;
    }

    /** As it stands in settings. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException there is no such field */
    public static SkuField of(String text) {
        return Arrays.stream(values())
                .filter(field -> field.text.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("skuField is articleCode or sku; found '" + text + "'."));
    }

    /** Of the tables of listings. */
    String column() {
        return this == ARTICLE_CODE ? "article_code" : "sku";
    }

    String of(String articleCode, String sku) {
        return this == ARTICLE_CODE ? articleCode : sku;
    }
}
