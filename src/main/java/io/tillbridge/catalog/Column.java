package io.tillbridge.catalog;

import io.tillbridge.product.GtinKind;

/** The canonical columns of a catalog file; {@code variation:<name>} and {@code attribute:<name>} stand beside them. */
public enum Column {
    VENDOR_SKU(0, "vendorSku", true),
    NAME(1, "name", true),
    BRAND(2, "brand", true),
    MSRP(3, "msrp", true),
    DEFAULT_COST(4, "defaultCost", true),
    LANGUAGE(5, "language", true),
    IS_VISIBLE(6, "isVisible", false),
    IMAGES(7, "images", false),
    DESCRIPTION(8, "description", false),
    ADDITIONAL_DESCRIPTION(9, "additionalDescription", false),
    MANUFACTURER_SKU(10, "manufacturerSku", false),
    GTIN_UPC(11, "gtinUpc", false),
    GTIN_EAN(12, "gtinEan", false),
    GTIN_ISBN(13, "gtinIsbn", false),
    GTIN_ITF14(14, "gtinItf14", false),
    GROUP_ID(15, "groupID", false),
    COLOR(16, "color", false),
    SIZE(17, "size", false),
    SHIPPING_HEIGHT(18, "shippingHeight", false),
    SHIPPING_LENGTH(19, "shippingLength", false),
    SHIPPING_WIDTH(20, "shippingWidth", false),
    SHIPPING_WEIGHT(21, "shippingWeight", false),
    CUSTOM_CATEGORIES(22, "customCategories", false),
    GOOGLE_CATEGORY(23, "googleCategory", false),
    /** A GTIN of any kind: a key of JSON products and of dialects. */
    GTIN(24, "gtin", false);

    private final int index;
    private final String header;
    private final boolean required;

    Column(int index, String header, boolean required) {
        this.index = index;
        this.header = header;
        this.required = required;
    }

    /** Its number, from 0 without gaps. It goes into content hashes: a number, once given, stays. */
    public int index() {
        return index;
    }

    /** The canonical name in the header. */
    public String header() {
        return header;
    }

    /** Whether a file without this column is refused, and a row with this cell blank rejected. */
    public boolean required() {
        return required;
    }

    /** The column that holds GTINs of a kind. */
    public static Column of(GtinKind kind) {
        return switch (kind) {
            case EAN -> GTIN_EAN;
            case UPC -> GTIN_UPC;
            case ITF14 -> GTIN_ITF14;
            case ISBN -> GTIN_ISBN;
            case GTIN -> GTIN;
        };
    }
}
