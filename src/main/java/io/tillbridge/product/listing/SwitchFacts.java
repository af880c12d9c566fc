package io.tillbridge.product.listing;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The numbers that say whether the switches of a connection are safe to turn on. */
public final class SwitchFacts {
    private static final String MATCHED = "l.connection_id = :connection AND l.state = 'matched'";

    private final Jdbi jdbi;

    SwitchFacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Codes that stand for more than one thing.
     *
     * @param gtins GTINs of several live products
     * @param skus SKUs of several live products
     * @param listings codes of several listings of the shop
     */
    public record SharedCodes(long gtins, long skus, long listings) {}

    /** How many listings there are that the shop still shows, and how many of them have a product. */
    public record Links(long listings, long linked) {}

    /**
     * How many linked listings have a product that was counted in one of these warehouses.
     *
     * @param products products that were counted there, linked or not
     * @param uncounted linked listings that were not
     */
    public record Counted(long products, long uncounted) {}

    /** Linked listings whose product has no price, and no cost. */
    public record Amounts(long withoutPrice, long withoutCost) {}

    public SharedCodes sharedCodes(long connectionId) {
        return jdbi.withHandle(handle -> new SharedCodes(
                number(
                        handle,
                        "SELECT COUNT(*) FROM (SELECT gtin FROM product WHERE state = 'live' AND gtin IS NOT NULL"
                                + " GROUP BY gtin HAVING COUNT(*) > 1) shared",
                        null),
                number(
                        handle,
                        "SELECT COUNT(*) FROM (SELECT vendor_sku FROM product WHERE state = 'live'"
                                + " GROUP BY vendor_sku HAVING COUNT(*) > 1) shared",
                        null),
                number(
                        handle,
                        "SELECT COUNT(*) FROM (SELECT match_gtin FROM listing WHERE connection_id = :connection"
                                + " AND state <> 'gone' AND match_gtin IS NOT NULL GROUP BY match_gtin"
                                + " HAVING COUNT(*) > 1) shared",
                        connectionId)));
    }

    public Links links(long connectionId) {
        return jdbi.withHandle(handle -> new Links(
                number(
                        handle,
                        "SELECT COUNT(*) FROM listing WHERE connection_id = :connection AND state <> 'gone'",
                        connectionId),
                number(handle, "SELECT COUNT(*) FROM listing l WHERE " + MATCHED, connectionId)));
    }

    /** @param warehouses those that serve the connection; none: nothing is counted */
    public Counted counted(long connectionId, List<Long> warehouses) {
        if (warehouses.isEmpty()) {
            return new Counted(0, links(connectionId).linked());
        }
        return jdbi.withHandle(handle -> new Counted(
                handle.createQuery("SELECT COUNT(DISTINCT product_id) FROM stock_movement WHERE warehouse_id IN"
                                + " (<warehouses>) AND reason NOT IN ('shipped', 'returned')")
                        .bindList("warehouses", warehouses)
                        .mapTo(Long.class)
                        .one(),
                new StockPush().uncounted(handle, connectionId, warehouses)));
    }

    public Amounts amounts(long connectionId) {
        return jdbi.withHandle(handle -> new Amounts(
                number(
                        handle,
                        "SELECT COUNT(*) FROM listing l JOIN product p ON p.id = l.product_id WHERE " + MATCHED
                                + " AND p.msrp <= 0",
                        connectionId),
                number(
                        handle,
                        "SELECT COUNT(*) FROM listing l JOIN product p ON p.id = l.product_id WHERE " + MATCHED
                                + " AND (p.default_cost IS NULL OR p.default_cost <= 0)",
                        connectionId)));
    }

    /** How many live products the catalog of a connection has. */
    public long liveProducts(long connectionId) {
        return jdbi.withHandle(handle -> number(
                handle,
                "SELECT COUNT(*) FROM product WHERE connection_id = :connection AND state = 'live'",
                connectionId));
    }

    private static long number(Handle handle, String sql, Long connectionId) {
        var query = handle.createQuery(sql);
        if (connectionId != null) {
            query.bind("connection", connectionId);
        }
        return query.mapTo(Long.class).one();
    }
}
