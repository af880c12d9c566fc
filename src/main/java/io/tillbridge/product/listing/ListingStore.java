package io.tillbridge.product.listing;

import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads listings. What depends on other rows is told as it is now: other listings of the product, a vanished variant. */
final class ListingStore {
    private static final String SELECT = "SELECT l.*, IF(l.product_id IS NULL, NULL, (SELECT GROUP_CONCAT(o.remote_id"
            + " ORDER BY o.id SEPARATOR ', ' LIMIT 5) FROM listing o WHERE o.product_id = l.product_id"
            + " AND o.connection_id = l.connection_id AND o.id <> l.id AND o.state = 'matched')) AS twins"
            + " FROM listing l WHERE ";

    /** As {@link Listing#shownTitle}. */
    private static final String SHOWN_TITLE = "CASE WHEN TRIM(l.product_title) = '' OR l.title = l.product_title"
            + " THEN l.title WHEN TRIM(l.title) = '' OR LOWER(l.title) = 'default' THEN l.product_title"
            + " ELSE CONCAT(l.product_title, ' ', l.title) END";

    private static final ListColumns COLUMNS =
            ListColumns.of("l.id", false, "l.created_at", "l.updated_at").by("title", SHOWN_TITLE);
    private static final String GTIN = "l.match_gtin = :gtin OR TRIM(l.ean) IN (:ean, TRIM(LEADING '0' FROM :ean))"
            + " OR l.product_id IN (SELECT p.id FROM product p WHERE p.gtin = :gtin)";
    private static final String TEXT = "l.ean LIKE :q OR l.article_code LIKE :q OR l.sku LIKE :q OR l.remote_id LIKE :q"
            + " OR CONCAT_WS(' ', l.product_title, l.title) COLLATE utf8mb4_unicode_ci LIKE :word OR l.product_id IN"
            + " (SELECT p.id FROM product p WHERE p.vendor_sku LIKE :q OR p.name LIKE :q)";

    Optional<Listing> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "l.id = :id")
                .bind("id", id)
                .map(ListingStore::listing)
                .findOne();
    }

    List<Listing> list(Handle handle, ListingFilter filter, ListWindow window) {
        StringBuilder sql = new StringBuilder(SELECT).append("TRUE");
        append(sql, filter.connectionId(), " AND l.connection_id = :connection");
        append(sql, filter.state(), " AND l.state = :state");
        append(sql, filter.productId(), " AND l.product_id = :product");
        append(
                sql,
                filter.code(),
                " AND (l.remote_id = :code OR l.ean = :code OR l.article_code = :code OR l.sku = :code)");
        append(sql, filter.untracked(), " AND (l.stock_tracking = 'disabled') = :untracked");
        append(sql, filter.differing(), " AND (l.code_difference IS NOT NULL) = :differing");
        append(sql, filter.gtin(), " AND (" + GTIN + ")");
        append(sql, filter.q(), " AND (" + TEXT + ")");
        Query query = handle.createQuery(sql.append(COLUMNS.page(window)).toString());
        query.bindMap(window.bound());
        bind(query, "gtin", filter.gtin() == null ? null : canonical(filter.gtin()));
        bind(query, "ean", filter.gtin());
        bind(query, "q", filter.q() == null ? null : filter.q().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        bind(query, "word", filter.q() == null ? null : "%" + filter.q().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        bind(query, "connection", filter.connectionId());
        bind(query, "state", filter.state() == null ? null : filter.state().text());
        bind(query, "product", filter.productId());
        bind(query, "code", filter.code());
        bind(query, "untracked", filter.untracked());
        bind(query, "differing", filter.differing());
        return query.map(ListingStore::listing).list();
    }

    /** @param connection null: of all shops */
    Map<ListingState, Long> counts(Handle handle, Long connection) {
        Map<ListingState, Long> counts = new EnumMap<>(ListingState.class);
        for (ListingState state : ListingState.values()) {
            counts.put(state, 0L);
        }
        StringBuilder sql = new StringBuilder("SELECT l.state, COUNT(*) AS many FROM listing l WHERE TRUE");
        append(sql, connection, " AND l.connection_id = :connection");
        Query query = handle.createQuery(sql.append(" GROUP BY l.state").toString());
        bind(query, "connection", connection);
        query.map((row, context) -> counts.put(ListingState.of(row.getString("state")), row.getLong("many")))
                .list();
        return counts;
    }

    private static String canonical(String digits) {
        return "0".repeat(Math.max(0, 14 - digits.length())) + digits;
    }

    private static void append(StringBuilder sql, Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    private static void bind(Query query, String name, Object value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private static Listing listing(ResultSet row, StatementContext context) throws SQLException {
        ListingState state = ListingState.of(row.getString("state"));
        return new Listing(
                row.getLong("id"),
                row.getLong("connection_id"),
                row.getString("remote_id"),
                row.getString("remote_product_id"),
                row.getString("title"),
                row.getString("product_title"),
                row.getString("ean"),
                row.getString("article_code"),
                row.getString("sku"),
                row.getString("code_difference"),
                row.getBigDecimal("price"),
                row.getString("stock_tracking"),
                row.getObject("told_stock", Long.class),
                UtcInstants.read(row, "told_at"),
                row.getObject("known_stock", Long.class),
                state,
                row.getString("gone_cause"),
                row.getObject("product_id", Long.class),
                DecidedBy.of(row.getString("decided_by")),
                explanation(row, state),
                row.getObject("sent_stock", Long.class),
                UtcInstants.read(row, "sent_at"),
                row.getString("send_fault"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }

    private static String explanation(ResultSet row, ListingState state) throws SQLException {
        String decided = row.getString("explanation");
        if (state == ListingState.GONE) {
            boolean archived = "archived".equals(row.getString("gone_cause"));
            return (archived ? "It is archived there" : "It is not shown there any more") + "; before that: " + decided;
        }
        String twins = row.getString("twins");
        return twins == null
                ? decided
                : decided + " A duplicate in the shop: its product is also that of the variants " + twins
                        + ", each of which is sent the same stock.";
    }
}
