package io.tillbridge.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A call, and the query it comes down to.
 *
 * @param path below the base path of the API
 * @param arguments of the query, in order
 */
record ApiQuestion(String kind, String path, String sql, List<Object> arguments) {
    private static final int EACH = 2000;

    /** A mix of list and get calls, the same each time. */
    static List<ApiQuestion> all(long products) {
        Random random = new Random(20261122);
        String product = "SELECT * FROM product WHERE ";
        String page = " ORDER BY id LIMIT 51";
        List<ApiQuestion> all = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            long row = (long) (random.nextDouble() * products);
            String sku = BigCatalog.sku(row);
            String gtin = BigCatalog.gtin(row);
            String brand = BigCatalog.brand(row);
            long order = 1 + random.nextInt(BigCatalog.ORDERS);
            all.add(of("first page of products", "/products", product + "id > 0" + page));
            all.add(of("product by id", "/products/" + (row + 1), product + "id = ?", row + 1));
            all.add(of("products by sku", "/products?sku=" + sku, product + "id > 0 AND vendor_sku = ?" + page, sku));
            all.add(of("products by gtin", "/products?gtin=" + gtin, product + "id > 0 AND gtin = ?" + page, gtin));
            all.add(of(
                    "products by brand",
                    "/products?brand=" + brand.replace(" ", "%20"),
                    product + "id > 0 AND brand = ?" + page,
                    brand));
            String like = "id > 0 AND (name LIKE ? OR vendor_sku LIKE ? OR gtin = NULL)";
            all.add(of("products by q, a SKU", "/products?q=" + sku, product + like + page, sku + "%", sku + "%"));
            String few = BigCatalog.name(row).substring(0, 10);
            all.add(of(
                    "products by q, the begin of a name",
                    "/products?q=" + few.replace(" ", "%20"),
                    product + like + page,
                    few + "%",
                    few + "%"));
            all.add(of("first page of orders", "/orders", "SELECT * FROM customer_order ORDER BY id DESC LIMIT 51"));
            all.add(of(
                    "orders by number",
                    "/orders?number=ORD" + order,
                    "SELECT * FROM customer_order WHERE number = ? ORDER BY id DESC LIMIT 51",
                    "ORD" + order));
            all.add(of(
                    "listings of a shop",
                    "/listings?connection=2&state=matched",
                    "SELECT * FROM listing WHERE connection_id = 2 AND state = 'matched' ORDER BY id LIMIT 51"));
        }
        return all;
    }

    private static ApiQuestion of(String kind, String path, String sql, Object... arguments) {
        return new ApiQuestion(kind, path, sql, List.of(arguments));
    }

    /** By JDBC, every column read. */
    void ask(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                query.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getString(column);
                    }
                }
            }
        }
    }
}
