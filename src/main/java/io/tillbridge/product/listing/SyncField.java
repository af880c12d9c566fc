package io.tillbridge.product.listing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A field of products that a shop may keep up to date. */
public enum SyncField {
    /** The full title of a product with one variant; else the product's and the variant's title. */
    NAME("name", "name", true),
    DESCRIPTION("description", "description", false),
    /** From the shop's content. */
    ADDITIONAL_DESCRIPTION("additionalDescription", "additional_description", false),
    BRAND("brand", "brand", true),
    /** From the price with taxes. */
    MSRP("msrp", "msrp", true),
    /** From the cost price; 0 is the shop's way of having none. */
    DEFAULT_COST("defaultCost", "default_cost", true),
    IMAGES("images", "images", false),
    SHIPPING_WEIGHT("shippingWeight", "shipping_weight", false),
    SHIPPING_LENGTH("shippingLength", "shipping_length", false),
    SHIPPING_WIDTH("shippingWidth", "shipping_width", false),
    SHIPPING_HEIGHT("shippingHeight", "shipping_height", false),
    /** Code of the customs tariff. */
    HS_CODE("hsCode", "hs_code", false);

    private final String text;
    private final String column;
    private final boolean required;

    SyncField(String text, String column, boolean required) {
        this.text = text;
        this.column = column;
        this.required = required;
    }

    /** As it stands in settings. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException a shop has no such field */
    public static SyncField of(String text) {
        return Arrays.stream(values())
                .filter(field -> field.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("syncFields may name "
                        + Arrays.stream(values()).map(SyncField::text).collect(Collectors.joining(", ")) + "; found '"
                        + text + "'."));
    }

    /** Of product, and of the table of the shop's values. */
    String column() {
        return column;
    }

    /** Never made blank. */
    boolean required() {
        return required;
    }
}
