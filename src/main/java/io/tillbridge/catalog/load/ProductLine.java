package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogProduct;
import java.util.List;

/** A product as the line LOAD DATA reads. */
final class ProductLine {
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

    private ProductLine() {}

    /** @param keepVisible whether a product of which the vendor does not say that it is visible stays as it is, or is visible */
    static void write(Utf8Buffer lines, CatalogProduct product, long storedHash, boolean keepVisible) {
        lines.field(product.vendorSku());
        lines.ascii('\t');
        lines.ascii(Long.toString(storedHash));
        optional(lines, product.name());
        optional(lines, product.brand());
        optional(lines, product.msrp());
        optional(lines, product.defaultCost());
        optional(lines, product.language());
        optional(lines, visible(product.visible(), keepVisible));
        optional(lines, product.gtin());
        optional(lines, product.images());
        optional(lines, product.description());
        optional(lines, product.additionalDescription());
        optional(lines, product.manufacturerSku());
        optional(lines, product.gtinUpc());
        optional(lines, product.gtinEan());
        optional(lines, product.gtinIsbn());
        optional(lines, product.gtinItf14());
        optional(lines, product.groupId());
        optional(lines, product.color());
        optional(lines, product.size());
        optional(lines, product.variations());
        optional(lines, product.attributes());
        optional(lines, product.shippingHeight());
        optional(lines, product.shippingLength());
        optional(lines, product.shippingWidth());
        optional(lines, product.shippingWeight());
        optional(lines, product.customCategories());
        optional(lines, product.googleCategory());
        lines.ascii('\n');
    }

    private static String visible(Boolean said, boolean keep) {
        if (said == null) {
            return keep ? null : "1";
        }
        return said ? "1" : "0";
    }

    private static void optional(Utf8Buffer lines, String text) {
        lines.ascii('\t');
        if (text == null) {
            lines.ascii("\\N");
        } else {
            lines.field(text);
        }
    }
}
