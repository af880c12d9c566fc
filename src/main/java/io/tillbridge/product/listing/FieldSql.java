package io.tillbridge.product.listing;

import java.util.Collection;
import java.util.stream.Collectors;

/** SQL: a product's fields beside what the listing that speaks for it says about them. */
final class FieldSql {
    /** The product {@code p} of each row {@code f} of the table listing_field, its variant and its shop's product. */
    static final String JOINED = "listing_field f STRAIGHT_JOIN product p ON p.id = f.product_id"
            + " STRAIGHT_JOIN listing_walk w ON w.connection_id = :connection AND w.remote_id = f.remote_id"
            + ShopValues.PRODUCT;

    private final boolean keepBlank;

    FieldSql(boolean keepBlank) {
        this.keepBlank = keepBlank;
    }

    /** What the field will be. */
    String value(SyncField field) {
        String shop = ShopValues.of(field);
        String kept = "p." + field.column();
        if (field == SyncField.MSRP || field == SyncField.DEFAULT_COST) {
            return "COALESCE(" + shop + ", " + kept + ")";
        }
        return field.required() || keepBlank
                ? "COALESCE(NULLIF(" + shop + ", ''), " + kept + ")"
                : "IF(" + shop + " IS NULL, " + kept + ", NULLIF(" + shop + ", ''))";
    }

    String differs(SyncField field) {
        return "(NOT p." + field.column() + " <=> " + value(field) + ")";
    }

    String anyDiffers(Collection<SyncField> fields) {
        return fields.stream().map(this::differs).collect(Collectors.joining(" OR "));
    }

    static String filled(SyncField field) {
        return "p." + field.column() + " IS NOT NULL AND p." + field.column() + " <> ''";
    }
}
