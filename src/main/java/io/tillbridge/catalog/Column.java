package io.tillbridge.catalog;

/** The canonical columns. */
public enum Column {
    VENDOR_SKU("vendorSku", true),
    NAME("name", true),
    BRAND("brand", true),
    MSRP("msrp", true),
    DEFAULT_COST("defaultCost", true),
    LANGUAGE("language", true),
    IS_VISIBLE("isVisible", false),
    IMAGES("images", false),
    DESCRIPTION("description", false),
    ADDITIONAL_DESCRIPTION("additionalDescription", false),
    MANUFACTURER_SKU("manufacturerSku", false),
    GTIN_UPC("gtinUpc", false),
    GTIN_EAN("gtinEan", false),
    GTIN_ISBN("gtinIsbn", false),
    GTIN_ITF14("gtinItf14", false),
    GROUP_ID("groupID", false),
    COLOR("color", false),
    SIZE("size", false),
    SHIPPING_HEIGHT("shippingHeight", false),
    SHIPPING_LENGTH("shippingLength", false),
    SHIPPING_WIDTH("shippingWidth", false),
    SHIPPING_WEIGHT("shippingWeight", false),
    CUSTOM_CATEGORIES("customCategories", false),
    GOOGLE_CATEGORY("googleCategory", false),
    GTIN("gtin", false);

    private final String header;
    private final boolean required;

    Column(String header, boolean required) {
        this.header = header;
        this.required = required;
    }

    public String header() {
        return header;
    }

    public boolean required() {
        return required;
    }
}
