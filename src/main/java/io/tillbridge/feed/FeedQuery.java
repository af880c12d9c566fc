package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedSource;
import io.tillbridge.storage.UtcInstants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one query of a feed: products in the order of their numbers, with what of listings, prices and stock the definition
 * needs. It is read as a stream, so that neither side holds more than a few rows.
 */
final class FeedQuery {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String SOLD = "'shipped', 'sold', 'returned', 'sale-undone'";
    private static final Map<FeedSource, String> PRODUCT_COLUMNS = Map.ofEntries(
            Map.entry(FeedSource.PRODUCT_DESCRIPTION, "description"),
            Map.entry(FeedSource.PRODUCT_ADDITIONAL, "additional_description"),
            Map.entry(FeedSource.PRODUCT_MANUFACTURER_SKU, "manufacturer_sku"),
            Map.entry(FeedSource.PRODUCT_GROUP, "group_id"),
            Map.entry(FeedSource.PRODUCT_COLOR, "color"),
            Map.entry(FeedSource.PRODUCT_SIZE, "size"),
            Map.entry(FeedSource.PRODUCT_LANGUAGE, "language"),
            Map.entry(FeedSource.PRODUCT_WEIGHT, "shipping_weight"),
            Map.entry(FeedSource.GTIN, "gtin"),
            Map.entry(FeedSource.CATEGORY, "custom_categories"),
            Map.entry(FeedSource.GOOGLE_CATEGORY, "google_category"),
            Map.entry(FeedSource.VARIATION, "variations"));
    private static final Set<FeedSource> WINE = Set.of(
            FeedSource.WINE_NAME,
            FeedSource.WINE_PRODUCER,
            FeedSource.WINE_VINTAGE,
            FeedSource.WINE_SIZE,
            FeedSource.WINE_QUANTITY,
            FeedSource.WINE_ALCOHOL);

    private final FeedScope scope;
    private final Instant now;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final boolean stock;

    FeedQuery(Set<FeedSource> needed, FeedScope scope, Instant now) {
        this.scope = scope;
        this.now = now;
        this.stock = needed.contains(FeedSource.STOCK);
        columns.put("id", "p.id");
        columns.put("vendor_sku", "p.vendor_sku");
        columns.put("name", "p.name");
        columns.put("brand", "p.brand");
        columns.put("msrp", "p.msrp");
        needed.forEach(source -> {
            String column = PRODUCT_COLUMNS.get(source);
            if (column != null) {
                columns.put(column, "p." + column);
            }
        });
        if (needed.contains(FeedSource.IMAGE) || needed.contains(FeedSource.IMAGES)) {
            columns.put("images", "p.images");
        }
        boolean wine = needed.stream().anyMatch(WINE::contains);
        if (wine || needed.contains(FeedSource.ATTRIBUTE) || needed.contains(FeedSource.LINK)) {
            columns.put("attributes", "p.attributes");
        }
        if (wine) {
            columns.put("size", "p.size");
            columns.put("variations", "p.variations");
        }
        if (!scope.listings().isEmpty()) {
            listing();
        }
        if (needed.contains(FeedSource.STOCK_ON_HAND)) {
            columns.put("on_hand", sum("s.on_hand"));
        }
        if (needed.contains(FeedSource.STOCK_RESERVED)) {
            columns.put("reserved", sum("s.reserved"));
        }
        if (stock) {
            columns.put("unreserved", sum("s.on_hand - s.reserved"));
            if (scope.velocityDays() > 0) {
                columns.put("sold", "v.sold");
            }
        }
    }

    private void listing() {
        columns.put("listing_remote_id", "l.remote_id");
        columns.put("listing_remote_product_id", "l.remote_product_id");
        columns.put("listing_title", "l.title");
        columns.put("listing_product_title", "l.product_title");
        columns.put("listing_sku", "l.sku");
        columns.put("listing_article_code", "l.article_code");
        columns.put("listing_ean", "l.ean");
        columns.put("listing_page", "l.page");
        columns.put("listing_price", "COALESCE(lp.known, l.price)");
    }

    private String sum(String amount) {
        values.addAll(scope.warehouses());
        return "(SELECT SUM(" + amount + ") FROM stock_level s WHERE s.product_id = p.id" + inWarehouses("s") + ")";
    }

    private String inWarehouses(String table) {
        return scope.warehouses().isEmpty()
                ? ""
                : " AND " + table + ".warehouse_id IN (" + marks(scope.warehouses().size()) + ")";
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The columns' names, in their order. */
    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /**
     * @param skus only these; empty: all
     * @param most only the first ones; 0: all
     */
    PreparedStatement prepare(Connection connection, List<String> skus, int most) throws SQLException {
        List<Object> binds = new ArrayList<>(values);
        List<String> selected = new ArrayList<>();
        columns.forEach((name, sql) -> selected.add(sql + " AS " + name));
        StringBuilder sql = new StringBuilder("SELECT STRAIGHT_JOIN ")
                .append(String.join(", ", selected))
                .append(" FROM product p");
        sql.append(skus.isEmpty() ? " FORCE INDEX (PRIMARY)" : " FORCE INDEX (product_sku)");
        if (!scope.listings().isEmpty()) {
            joinListing(sql, binds);
        }
        if (stock && scope.velocityDays() > 0) {
            sql.append(" LEFT JOIN (SELECT m.product_id, -SUM(m.delta) AS sold FROM stock_movement m WHERE m.at >= ?"
                            + " AND m.reason IN (" + SOLD + ")")
                    .append(inWarehouses("m"))
                    .append(" GROUP BY m.product_id) v ON v.product_id = p.id");
            binds.add(UtcInstants.text(now.minus(Duration.ofDays(scope.velocityDays()))));
            binds.addAll(scope.warehouses());
        }
        sql.append(" WHERE p.state = 'live' AND p.is_visible");
        if (scope.language() != null) {
            sql.append(" AND p.language = ?");
            binds.add(scope.language());
        }
        if (!skus.isEmpty()) {
            sql.append(" AND p.vendor_sku IN (" + marks(skus.size()) + ")");
            binds.addAll(skus);
        }
        sql.append(" ORDER BY p.id");
        if (most > 0) {
            sql.append(" LIMIT " + most);
        }
        return bound(connection, sql.toString(), binds);
    }

    /**
     * With one shop a product may come several times, one listing after the other, as its index has them: the reader takes
     * the first one. That is four times as fast as a look-up of the first one for each product.
     */
    private void joinListing(StringBuilder sql, List<Object> binds) {
        if (scope.listings().size() == 1) {
            sql.append(" JOIN listing l FORCE INDEX (listing_product) ON l.product_id = p.id AND l.connection_id = ?")
                    .append(" AND l.state = 'matched'");
        } else {
            String marks = marks(scope.listings().size());
            sql.append(" JOIN listing l ON l.id = (SELECT x.id FROM listing x WHERE x.product_id = p.id")
                    .append(" AND x.connection_id IN (" + marks + ") AND x.state = 'matched'")
                    .append(" ORDER BY FIELD(x.connection_id, " + marks + "), x.id LIMIT 1)");
            binds.addAll(scope.listings());
        }
        binds.addAll(scope.listings());
        sql.append(" LEFT JOIN listing_price lp ON lp.listing_id = l.id AND lp.level = 'default'");
    }

    private static PreparedStatement bound(Connection connection, String sql, List<Object> binds) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(ROWS_AT_ONCE);
        for (int i = 0; i < binds.size(); i++) {
            statement.setObject(i + 1, binds.get(i));
        }
        return statement;
    }
}
