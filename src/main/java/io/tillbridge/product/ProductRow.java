package io.tillbridge.product;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of the table {@code product}. */
final class ProductRow {
    private ProductRow() {}

    static Product read(ResultSet row) throws SQLException {
        long connection = row.getLong("connection_id");
        Long connectionId = row.wasNull() ? null : Long.valueOf(connection);
        return new Product(
                row.getLong("id"),
                connectionId,
                row.getString("vendor_sku"),
                ProductState.of(row.getString("state")),
                row.getString("name"),
                row.getString("brand"),
                row.getBigDecimal("msrp"),
                row.getBigDecimal("default_cost"),
                row.getString("language"),
                row.getBoolean("is_visible"),
                row.getString("gtin"),
                row.getString("gtin_upc"),
                row.getString("gtin_ean"),
                row.getString("gtin_isbn"),
                row.getString("gtin_itf14"),
                row.getString("images"),
                row.getString("description"),
                row.getString("additional_description"),
                row.getString("manufacturer_sku"),
                row.getString("group_id"),
                row.getString("color"),
                row.getString("size"),
                row.getString("variations"),
                row.getString("attributes"),
                row.getString("shipping_height"),
                row.getString("shipping_length"),
                row.getString("shipping_width"),
                row.getString("shipping_weight"),
                row.getString("hs_code"),
                row.getString("custom_categories"),
                row.getString("google_category"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }
}
