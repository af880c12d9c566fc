package io.tillbridge.catalog.load;

import io.tillbridge.storage.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Products of a connection as rows of a catalog file. */
final class StoredProducts {
    /** Column of the table → canonical name. */
    private static final Map<String, String> COLUMNS = columns();

    private static final Set<String> MONEY = Set.of("msrp", "default_cost");
    private static final int CENTS = 2;

    private final Database database;

    StoredProducts(Database database) {
        this.database = database;
    }

    /** By SKU, those that are there; what is blank is left out. */
    Map<String, Map<String, String>> rows(long connectionId, Collection<String> skus) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        if (skus.isEmpty()) {
            return rows;
        }
        database.jdbi().useHandle(handle -> handle.createQuery(
                        "SELECT * FROM product WHERE connection_id = :connection AND vendor_sku IN (<skus>)")
                .bind("connection", connectionId)
                .bindList("skus", skus)
                .map((found, context) -> rows.put(found.getString("vendor_sku"), row(found)))
                .list());
        return rows;
    }

    private static Map<String, String> row(ResultSet found) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
            String text = found.getString(column.getKey());
            if (text != null) {
                row.put(column.getValue(), MONEY.contains(column.getKey()) ? money(text) : text);
            }
        }
        row.put("isVisible", Boolean.toString(found.getBoolean("is_visible")));
        boolean ofKind = row.keySet().stream().anyMatch(name -> name.startsWith("gtin"));
        String gtin = found.getString("gtin");
        if (!ofKind && gtin != null) {
            row.put("gtin", gtin);
        }
        return row;
    }

    /** As prices are usually written: the table has four decimals. */
    private static String money(String stored) {
        BigDecimal amount = new BigDecimal(stored).stripTrailingZeros();
        return (amount.scale() < CENTS ? amount.setScale(CENTS) : amount).toPlainString();
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("vendor_sku", "vendorSku");
        columns.put("name", "name");
        columns.put("brand", "brand");
        columns.put("msrp", "msrp");
        columns.put("default_cost", "defaultCost");
        columns.put("language", "language");
        columns.put("images", "images");
        columns.put("description", "description");
        columns.put("additional_description", "additionalDescription");
        columns.put("manufacturer_sku", "manufacturerSku");
        columns.put("gtin_upc", "gtinUpc");
        columns.put("gtin_ean", "gtinEan");
        columns.put("gtin_isbn", "gtinIsbn");
        columns.put("gtin_itf14", "gtinItf14");
        columns.put("group_id", "groupID");
        columns.put("color", "color");
        columns.put("size", "size");
        columns.put("variations", "variations");
        columns.put("attributes", "attributes");
        columns.put("shipping_height", "shippingHeight");
        columns.put("shipping_length", "shippingLength");
        columns.put("shipping_width", "shippingWidth");
        columns.put("shipping_weight", "shippingWeight");
        columns.put("custom_categories", "customCategories");
        columns.put("google_category", "googleCategory");
        return columns;
    }
}
