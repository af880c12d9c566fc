package io.tillbridge.product.listing;

/**
 * SQL: what a staged variant {@code w} and its product {@code x} say about the fields of a product. NULL: the shop does not
 * say; empty: it says that there is nothing.
 */
final class ShopValues {
    static final String PRODUCT = " LEFT JOIN listing_walk_product x ON x.connection_id = w.connection_id"
            + " AND x.remote_product_id = w.remote_product_id ";

    private static final String VARIANTS =
            "(SELECT COUNT(*) FROM listing_walk v WHERE v.connection_id = w.connection_id"
                    + " AND v.remote_product_id = w.remote_product_id)";
    /** A joined value of which a part is blank counts as blank: the size alone is no name. */
    private static final String NAME = "IF(x.remote_product_id IS NULL, NULL, "
            + cut("IF(" + VARIANTS + " = 1, COALESCE(NULLIF(x.full_title, ''), x.title),"
                    + " IF(x.title = '' OR w.title = '', '', CONCAT(x.title, ' ', w.title)))")
            + ")";
    /** Of what there is. */
    private static final String SOME_NAME =
            "NULLIF(" + cut("CONCAT(COALESCE(NULLIF(x.title, ''), x.full_title, ''), ' ', w.title)") + ", '')";

    private ShopValues() {}

    /** A name as long as its column takes it; one that is longer ends in an ellipsis. */
    private static String cut(String name) {
        return "LEFT(REGEXP_REPLACE(TRIM(" + name + "), '^(.{254})..+$', '\\\\1…'), 255)";
    }

    static String of(SyncField field) {
        return switch (field) {
            case NAME -> NAME;
            case DESCRIPTION -> "x.description";
            case ADDITIONAL_DESCRIPTION -> "x.content";
            case BRAND -> "x.brand";
            case MSRP -> "w.price";
            case DEFAULT_COST -> "w.cost";
            case IMAGES -> "x.image";
            case SHIPPING_WEIGHT -> "COALESCE(w.weight, '')";
            case SHIPPING_LENGTH -> "COALESCE(w.length, '')";
            case SHIPPING_WIDTH -> "COALESCE(w.width, '')";
            case SHIPPING_HEIGHT -> "COALESCE(w.height, '')";
            case HS_CODE -> "COALESCE(w.hs_code, '')";
        };
    }

    /** The field of a product that is made from the variant. */
    static String made(SyncField field) {
        return switch (field) {
            case NAME ->
                "COALESCE(NULLIF(" + NAME
                        + ", ''), " + SOME_NAME
                        + ", NULLIF(" + cut("w.title") + ", ''), NULLIF(w.article_code, ''), NULLIF(w.sku, ''),"
                        + " NULLIF(w.ean, ''), CONCAT('Variant ', w.remote_id))";
            case BRAND -> "COALESCE(x.brand, '')";
            case MSRP -> "COALESCE(" + of(field) + ", 0)";
            case DEFAULT_COST -> of(field);
            default -> "NULLIF(" + of(field) + ", '')";
        };
    }
}
