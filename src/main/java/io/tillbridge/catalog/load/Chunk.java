package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Products of one transaction, as the lines LOAD DATA reads. Filled, written, emptied and filled again. */
final class Chunk {
    /** The columns of a line, in its order. */
    static final List<String> COLUMNS = List.of(
            "vendor_sku",
            "content_hash",
            "name",
            "brand",
            "msrp",
            "default_cost",
            "language",
            "is_visible",
            "gtin",
            "images",
            "description",
            "additional_description",
            "manufacturer_sku",
            "gtin_upc",
            "gtin_ean",
            "gtin_isbn",
            "gtin_itf14",
            "group_id",
            "color",
            "size",
            "variations",
            "attributes",
            "shipping_height",
            "shipping_length",
            "shipping_width",
            "shipping_weight",
            "custom_categories",
            "google_category");

    private final Utf8Buffer lines;
    private int rows;
    private boolean known;

    Chunk(int bytes) {
        this.lines = new Utf8Buffer(bytes + bytes / 8);
    }

    int rows() {
        return rows;
    }

    int bytes() {
        return lines.length();
    }

    /** Whether the products are in the table already and are to be changed. */
    boolean known() {
        return known;
    }

    void clear(boolean knownProducts) {
        lines.clear();
        rows = 0;
        known = knownProducts;
    }

    InputStream stream() {
        return new ByteArrayInputStream(lines.bytes(), 0, lines.length());
    }

    /** @param blankVisible what stands where the vendor does not say whether the product is visible: 1, or NULL to keep it */
    void add(CatalogProduct product, long storedHash, boolean keepVisible) {
        lines.field(product.vendorSku());
        lines.ascii('\t');
        lines.ascii(Long.toString(storedHash));
        optional(product.name());
        optional(product.brand());
        optional(product.msrp());
        optional(product.defaultCost());
        optional(product.language());
        optional(visible(product.visible(), keepVisible));
        optional(product.gtin());
        optional(product.images());
        optional(product.description());
        optional(product.additionalDescription());
        optional(product.manufacturerSku());
        optional(product.gtinUpc());
        optional(product.gtinEan());
        optional(product.gtinIsbn());
        optional(product.gtinItf14());
        optional(product.groupId());
        optional(product.color());
        optional(product.size());
        optional(product.variations());
        optional(product.attributes());
        optional(product.shippingHeight());
        optional(product.shippingLength());
        optional(product.shippingWidth());
        optional(product.shippingWeight());
        optional(product.customCategories());
        optional(product.googleCategory());
        lines.ascii('\n');
        rows++;
    }

    /** The line of a row, counted from 1, as far as its first tab: what a warning of the database is about. */
    String skuOf(int row) {
        byte[] bytes = lines.bytes();
        int start = 0;
        for (int line = 1; line < row && start < lines.length(); start++) {
            if (bytes[start] == '\n') {
                line++;
            }
        }
        int end = start;
        while (end < lines.length() && bytes[end] != '\t') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static String visible(Boolean said, boolean keep) {
        if (said == null) {
            return keep ? null : "1";
        }
        return said ? "1" : "0";
    }

    private void optional(String text) {
        lines.ascii('\t');
        if (text == null) {
            lines.ascii("\\N");
        } else {
            lines.field(text);
        }
    }
}
