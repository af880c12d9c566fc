package io.tillbridge.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The 26 columns of the canonical format, in the order the sandbox's catalogs have them. */
enum Cell {
    VENDOR_SKU("vendorSku"),
    NAME("name"),
    BRAND("brand"),
    MSRP("msrp"),
    COST("defaultCost"),
    LANGUAGE("language"),
    VISIBLE("isVisible"),
    IMAGES("images"),
    DESCRIPTION("description"),
    MORE("additionalDescription"),
    MANUFACTURER_SKU("manufacturerSku"),
    UPC("gtinUpc"),
    EAN("gtinEan"),
    ISBN("gtinIsbn"),
    ITF14("gtinItf14"),
    GROUP("groupID"),
    COLOR("color"),
    SIZE("size"),
    FIT("variation:fit"),
    CARE("attribute:care"),
    HEIGHT("shippingHeight"),
    LENGTH("shippingLength"),
    WIDTH("shippingWidth"),
    WEIGHT("shippingWeight"),
    CATEGORIES("customCategories"),
    GOOGLE_CATEGORY("googleCategory");

    static final int COUNT = values().length;

    private final String header;

    Cell(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    static String headerLine(String delimiter) {
        return Arrays.stream(values()).map(Cell::header).collect(Collectors.joining(delimiter));
    }
}
