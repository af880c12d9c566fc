package io.tillbridge.product.listing;

import io.tillbridge.product.listing.ListingRows.Surprises;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What listings of a till have beside {@link ListingRows}: stock of each shop, and amounts of money. */
final class ItemRows {
    /** What a push or a sale has taught the hub after the account was asked is newer than what the walk saw. */
    private static final String NEWER = "(x.known_at IS NULL OR w.read_at > x.known_at)";

    private static final String WALKED = " FROM listing_walk w STRAIGHT_JOIN listing l"
            + " ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id";
    private static final String RANGE =
            " WHERE w.connection_id = :connection AND w.remote_id > :after AND w.remote_id <= :to";
    private static final String SHOPS = " STRAIGHT_JOIN listing_walk_shop s"
            + " ON s.connection_id = w.connection_id AND s.remote_id = w.remote_id";

    private static final String SURPRISES = WALKED + SHOPS
            + " STRAIGHT_JOIN listing_shop_stock x ON x.listing_id = l.id AND x.shop_id = s.shop_id" + RANGE
            + " AND l.state = 'matched' AND w.stock_tracking <> 'disabled' AND x.known_stock <> s.stock AND " + NEWER;

    private static final String NEW_SHOPS = "INSERT IGNORE INTO listing_shop_stock (listing_id, shop_id)"
            + " SELECT l.id, s.shop_id" + WALKED + SHOPS + RANGE;
    private static final String NEW_PRICES =
            "INSERT IGNORE INTO listing_price (listing_id, level) SELECT l.id, s.level" + WALKED + prices() + RANGE;

    private static final String TELL_SHOPS =
            """
            UPDATE listing_walk w STRAIGHT_JOIN listing l
              ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            STRAIGHT_JOIN listing_walk_shop s ON s.connection_id = w.connection_id AND s.remote_id = w.remote_id
            STRAIGHT_JOIN listing_shop_stock x ON x.listing_id = l.id AND x.shop_id = s.shop_id
            SET x.told_stock = s.stock, x.told_at = w.read_at, x.refused_stock = NULL,
              x.shop_changed_at = IF(%1$s AND x.known_stock <> s.stock, w.read_at, x.shop_changed_at),
              x.orders_from = IF(%1$s, w.read_at - INTERVAL 2 MINUTE, x.orders_from),
              x.orders_to = IF(%1$s, w.read_at + INTERVAL 2 MINUTE, x.orders_to),
              x.known_stock = IF(%1$s, s.stock, x.known_stock), x.known_at = IF(%1$s, w.read_at, x.known_at)"""
                            .formatted(NEWER)
                    + RANGE;

    private static final String TELL_PRICES =
            """
            UPDATE listing_walk w STRAIGHT_JOIN listing l
              ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            STRAIGHT_JOIN listing_walk_price s ON s.connection_id = w.connection_id AND s.remote_id = w.remote_id
            STRAIGHT_JOIN listing_price x ON x.listing_id = l.id AND x.level = s.level
            SET x.told = s.amount, x.told_at = w.read_at, x.refused = NULL,
              x.known = IF(%1$s, s.amount, x.known), x.known_at = IF(%1$s, w.read_at, x.known_at)"""
                            .formatted(NEWER)
                    + RANGE;

    private final Handle handle;
    private final long connectionId;
    private final String now;
    private Boolean any;

    /** @param now a DATETIME(6) text */
    ItemRows(Handle handle, long connectionId, String now) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.now = now;
    }

    private static String prices() {
        return SHOPS.replace("listing_walk_shop", "listing_walk_price");
    }

    /** Notes for the items after one and up to another what the account shows now. */
    void tell(String after, String to) {
        if (none()) {
            return;
        }
        for (String statement : List.of(NEW_SHOPS, TELL_SHOPS, NEW_PRICES, TELL_PRICES)) {
            bound(handle.createUpdate(statement), after, to).execute();
        }
    }

    /**
     * Numbers of shops that are other than the hub expects; before {@link #tell}.
     *
     * @param examples how many to tell of
     */
    Surprises surprises(String after, String to, int examples) {
        if (none()) {
            return new Surprises(0, List.of());
        }
        long count = bound(handle.createQuery("SELECT COUNT(*)" + SURPRISES), after, to)
                .mapTo(Long.class)
                .one();
        if (count == 0 || examples <= 0) {
            return new Surprises(count, List.of());
        }
        return new Surprises(
                count,
                bound(
                                handle.createQuery("SELECT w.remote_id, s.shop_id, x.known_stock, s.stock" + SURPRISES
                                        + " ORDER BY w.remote_id, s.shop_id LIMIT :limit"),
                                after,
                                to)
                        .bind("limit", examples)
                        .map((row, context) -> "item " + row.getString("remote_id") + " shows " + row.getLong("stock")
                                + " in shop " + row.getString("shop_id") + " where " + row.getLong("known_stock")
                                + " was expected")
                        .list());
    }

    /** Stock that differs in a shop is as good as stock that changed in the hub: the shop is to be sent it. */
    void noteSurprises(String after, String to) {
        if (none()) {
            return;
        }
        bound(
                        handle.createUpdate(
                                "INSERT INTO stock_change (product_id, at) SELECT DISTINCT l.product_id, :now"
                                        + SURPRISES + " ORDER BY l.product_id"
                                        + " ON DUPLICATE KEY UPDATE at = stock_change.at + INTERVAL 1 MICROSECOND"),
                        after,
                        to)
                .bind("now", now)
                .execute();
    }

    /** A web shop's walk has nothing of this. */
    private boolean none() {
        if (any == null) {
            any = handle.createQuery("SELECT EXISTS (SELECT 1 FROM listing_walk_shop WHERE connection_id = :connection)"
                            + " OR EXISTS (SELECT 1 FROM listing_walk_price WHERE connection_id = :connection)")
                    .bind("connection", connectionId)
                    .mapTo(Boolean.class)
                    .one();
        }
        return !any;
    }

    private <T extends SqlStatement<T>> T bound(T statement, String after, String to) {
        return statement.bind("connection", connectionId).bind("after", after).bind("to", to);
    }
}
