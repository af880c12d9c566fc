package io.tillbridge.catalog.load;

import io.tillbridge.event.EventDemand;
import io.tillbridge.event.EventType;
import io.tillbridge.product.ProductEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a load tells of the products it writes: how prices change, always and summed up; an event for each product when
 * somebody wants it. Statements of a chunk's transaction, none for each product.
 */
final class ChunkEvents {
    private static final List<Integer> PERCENTS = List.of(5, 10, 20, 50);

    /** The products of the chunk as they were, locked. */
    private static final String KNOWN =
            "CREATE OR REPLACE TEMPORARY TABLE load_known (PRIMARY KEY (id)) ENGINE=InnoDB AS SELECT p.id,"
                    + " p.content_hash, p.state, p.msrp, p.default_cost FROM ";

    private static final String CHANGED = "load_known k STRAIGHT_JOIN product p ON p.id = k.id WHERE ";

    private final String products;
    private final String counts;

    /**
     * @param deliveryId the delivery that is loaded
     * @param products SQL: {@code load_row t} joined with its products {@code p}
     * @param cost SQL: the default cost that a product will have
     */
    ChunkEvents(long deliveryId, String products, String cost) {
        this.products = products;
        String here = "NOT " + ChunkChanges.BACK + " AND ";
        this.counts = "INSERT INTO delivery_price_change (delivery_id, upload_id, price_up, price_down, back, changed, "
                + columns("price") + ", " + columns("cost") + ") SELECT " + deliveryId + ", t.upload_id, "
                + count(here + "t.msrp > p.msrp") + count(here + "t.msrp < p.msrp") + count(ChunkChanges.BACK)
                + count(here + "t.msrp = p.msrp") + sums("p.msrp", "t.msrp") + ", " + sums("p.default_cost", cost)
                + " FROM " + products
                + " GROUP BY t.upload_id RETURNING upload_id, price_up, price_down, back, changed";
    }

    private static String count(String condition) {
        return "COUNT(IF(" + condition + ", 1, NULL)), ";
    }

    /** SQL: counts the known products of the chunk by upload, before they are written, and returns these counts. */
    String counts() {
        return counts;
    }

    private static String columns(String kind) {
        return Stream.concat(Stream.of("changed", "largest"), PERCENTS.stream().map(percent -> "over" + percent))
                .map(name -> kind + "_" + name)
                .collect(Collectors.joining(", "));
    }

    private static String sums(String before, String after) {
        String share = "ABS(" + after + " - " + before + ") * 100";
        return "COUNT(IF(" + before + " <=> " + after + ", NULL, 1)), MAX(IF(" + before + " > 0, ROUND(LEAST(" + share
                + " / " + before + ", 999999999), 2), NULL)), "
                + PERCENTS.stream()
                        .map(percent -> "COUNT(IF(" + before + " > 0 AND " + share + " > " + before + " * " + percent
                                + ", 1, NULL))")
                        .collect(Collectors.joining(", "));
    }

    /** The types of product events that somebody wants now. */
    Set<EventType> wanted(Connection connection) throws SQLException {
        return EventDemand.of(connection);
    }

    /** Before the products of the chunk are written. */
    void before(Statement statement, Set<EventType> wanted) throws SQLException {
        if (!wanted.isEmpty()) {
            statement.execute(KNOWN + products + " FOR UPDATE");
        }
    }

    /** After they are written. */
    void after(Statement statement, Set<EventType> wanted) throws SQLException {
        if (wanted.contains(EventType.PRODUCT_CREATED)) {
            statement.executeLargeUpdate(ProductEvents.insert(
                    EventType.PRODUCT_CREATED,
                    "'{}'",
                    products + " LEFT JOIN load_known k ON k.id = p.id WHERE k.id IS NULL"));
        }
        String prices = ProductEvents.priceChanges("k.msrp", "p.msrp", "k.default_cost", "p.default_cost");
        if (wanted.contains(EventType.PRODUCT_CHANGED)) {
            statement.executeLargeUpdate(ProductEvents.insert(
                    EventType.PRODUCT_CHANGED, prices, CHANGED + "p.content_hash <> k.content_hash"));
        }
        if (wanted.contains(EventType.PRODUCT_PRICE_CHANGED)) {
            statement.executeLargeUpdate(ProductEvents.insert(
                    EventType.PRODUCT_PRICE_CHANGED,
                    prices,
                    CHANGED + "NOT (p.msrp <=> k.msrp AND p.default_cost <=> k.default_cost)"));
        }
    }

    /** Live products that a delivery lacks are to be withdrawn in the transaction under way. */
    static void withdraw(Connection connection, String live) throws SQLException {
        Set<EventType> wanted = EventDemand.of(connection);
        try (Statement statement = connection.createStatement()) {
            for (EventType type : List.of(EventType.PRODUCT_CHANGED, EventType.PRODUCT_GONE)) {
                if (wanted.contains(type)) {
                    statement.executeLargeUpdate(
                            ProductEvents.insert(type, "'{}'", "product p WHERE " + live + " FOR UPDATE"));
                }
            }
        }
    }
}
