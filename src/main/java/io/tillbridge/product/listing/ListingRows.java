package io.tillbridge.product.listing;

import io.tillbridge.storage.Transactions;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes listings in sets. A listing somebody has changed since it was read is left as it is: the next sync decides on
 * what that person has made of it.
 */
final class ListingRows {
    private static final String SEEN = "version = VALUES(version)";
    /** The confirmed number was that of another product, or of a variant that may come back with another one. */
    private static final String NEWLY_LINKED = SEEN + " AND (state = 'gone' OR NOT product_id <=> VALUES(product_id))";

    // Assignments are carried out from left to right: what is asked of a column comes before it is written.
    private static final MultiRow LISTINGS = new MultiRow(
            "INSERT INTO listing (connection_id, remote_id, remote_product_id, title, ean, article_code, sku, price,"
                    + " stock_tracking, told_stock, told_at, state, product_id, decided_by, match_gtin, match_sku,"
                    + " code_difference, explanation, version, created_at, updated_at)",
            21,
            "ON DUPLICATE KEY UPDATE sent_stock = IF(" + NEWLY_LINKED + ", NULL, sent_stock), sent_at = IF("
                    + NEWLY_LINKED + ", NULL, sent_at), send_fault = IF(" + NEWLY_LINKED + ", NULL, send_fault), "
                    + seen("state") + seen("product_id") + seen("decided_by") + seen("match_gtin") + seen("match_sku")
                    + seen("code_difference") + seen("explanation") + seen("updated_at")
                    + "gone_cause = IF(" + SEEN + ", NULL, gone_cause), "
                    + "version = version + (" + SEEN + ")");

    /** What a push or an order has taught the hub after the shop was asked is newer than what the walk saw. */
    private static final String NEWER = "(w.stock IS NOT NULL AND (l.known_at IS NULL OR w.read_at > l.known_at))";

    private static final String SURPRISES = " FROM listing_walk w STRAIGHT_JOIN listing l"
            + " ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id WHERE w.connection_id = :connection"
            + " AND w.remote_id > :after AND w.remote_id <= :to AND l.state = 'matched'"
            + " AND w.stock_tracking <> 'disabled' AND l.known_stock <> w.stock AND " + NEWER;

    private static final String TELL =
            """
            UPDATE listing_walk w STRAIGHT_JOIN listing l
              ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            SET l.version = l.version + %1$s, l.updated_at = IF(%1$s, :now, l.updated_at),
              l.remote_product_id = w.remote_product_id, l.title = w.title, l.ean = w.ean,
              l.article_code = w.article_code, l.sku = w.sku, l.price = w.price, l.stock_tracking = w.stock_tracking,
              l.told_stock = w.stock, l.told_at = w.read_at, l.refused_stock = NULL,
              l.shop_changed_at = IF(%2$s AND l.known_stock <> w.stock, w.read_at, l.shop_changed_at),
              l.orders_from = IF(%2$s, COALESCE(w.remote_updated_at - INTERVAL 1 MINUTE, w.read_at - INTERVAL 2 MINUTE),
                l.orders_from),
              l.orders_to = IF(%2$s, COALESCE(w.remote_updated_at, w.read_at + INTERVAL 2 MINUTE), l.orders_to),
              l.known_stock = IF(%2$s, w.stock, l.known_stock), l.known_at = IF(%2$s, w.read_at, l.known_at)
            WHERE w.connection_id = :connection AND w.remote_id > :after AND w.remote_id <= :to"""
                    .formatted(
                            "(NOT (l.remote_product_id <=> w.remote_product_id AND l.title = w.title AND l.ean = w.ean"
                                    + " AND l.article_code = w.article_code AND l.sku = w.sku AND l.price <=> w.price"
                                    + " AND l.stock_tracking = w.stock_tracking AND l.told_stock <=> w.stock))",
                            NEWER);

    private static final String SHOP_PRODUCT = "LEFT(COALESCE(NULLIF(x.full_title, ''), x.title), 512)";
    private static final String NAME_PRODUCTS =
            """
            UPDATE listing_walk w STRAIGHT_JOIN listing l
              ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            STRAIGHT_JOIN listing_walk_product x
              ON x.connection_id = w.connection_id AND x.remote_product_id = w.remote_product_id
            SET l.product_title = %1$s, l.page = x.page, l.version = l.version + 1, l.updated_at = :now
            WHERE w.connection_id = :connection AND w.remote_id > :after AND w.remote_id <= :to
              AND (l.product_title <> %1$s OR NOT l.page <=> x.page)"""
                    .formatted(SHOP_PRODUCT);

    private static final int GONE_AT_ONCE = 5_000;
    private static final String ARCHIVED = "EXISTS (SELECT 1 FROM listing_walk_archived a"
            + " WHERE a.connection_id = l.connection_id AND a.remote_id = l.remote_id)";
    /** Of listings that are gone: archived after they were missing, or the other way round. */
    private static final String OTHER_CAUSE = "UPDATE listing l SET l.gone_cause = IF(" + ARCHIVED
            + ", 'archived', 'missing'), l.version = l.version + 1, l.updated_at = :now"
            + " WHERE l.connection_id = :connection AND l.state = 'gone'"
            + " AND NOT l.gone_cause <=> IF(" + ARCHIVED + ", 'archived', 'missing')";

    private static final String NOT_SEEN = " FROM listing l WHERE l.connection_id = :connection AND l.state <> 'gone'"
            + " AND NOT EXISTS (SELECT 1 FROM listing_walk w WHERE w.connection_id = l.connection_id"
            + " AND w.remote_id = l.remote_id)";

    private final Handle handle;
    private final long connectionId;
    private final String now;

    /** @param now a DATETIME(6) text */
    ListingRows(Handle handle, long connectionId, String now) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.now = now;
    }

    void write(List<VariantOutcome> outcomes) {
        LISTINGS.write(handle, outcomes.stream().map(this::values).toList());
        ListingEvents.decided(handle, connectionId, outcomes, now);
    }

    private List<Object> values(VariantOutcome outcome) {
        WalkRow row = outcome.row();
        ListingStatus after = outcome.after();
        return Arrays.asList(
                connectionId,
                row.remoteId(),
                row.remoteProductId(),
                row.title(),
                row.ean(),
                row.articleCode(),
                row.sku(),
                row.price(),
                row.stockTracking(),
                row.stock(),
                row.readAt(),
                after.state().text(),
                after.productId(),
                after.decidedBy() == null ? null : after.decidedBy().text(),
                after.matchGtin(),
                after.matchSku(),
                after.codeDifference(),
                after.explanation(),
                after.version(),
                now,
                now);
    }

    /** Notes for the variants after one and up to another what the shop shows now. */
    void tell(String after, String to) {
        for (String statement : List.of(TELL, NAME_PRODUCTS)) {
            handle.createUpdate(statement)
                    .bind("connection", connectionId)
                    .bind("now", now)
                    .bind("after", after)
                    .bind("to", to)
                    .execute();
        }
    }

    /**
     * Variants after one and up to another whose stock is another than the hub expects; before {@link #tell}.
     *
     * @param examples how many to tell of
     */
    Surprises surprises(String after, String to, int examples) {
        List<String> texts = handle.createQuery(
                        "SELECT w.remote_id, l.known_stock, w.stock" + SURPRISES + " ORDER BY w.remote_id LIMIT :limit")
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("to", to)
                .bind("limit", Math.max(1, examples))
                .map((row, context) -> "variant " + row.getString("remote_id") + " shows " + row.getLong("stock")
                        + " where " + row.getLong("known_stock") + " was expected")
                .list();
        if (texts.isEmpty()) {
            return new Surprises(0, List.of());
        }
        long count = handle.createQuery("SELECT COUNT(*)" + SURPRISES)
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("to", to)
                .mapTo(Long.class)
                .one();
        return new Surprises(count, texts.subList(0, Math.min(examples, texts.size())));
    }

    /** Stock that differs in the shop is as good as stock that changed in the hub: the shop is to be sent it. */
    void noteSurprises(String after, String to) {
        handle.createUpdate(
                        "INSERT INTO stock_change (product_id, at) SELECT DISTINCT l.product_id, :now" + SURPRISES
                                + " ORDER BY l.product_id ON DUPLICATE KEY UPDATE at = stock_change.at + INTERVAL 1 MICROSECOND")
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("to", to)
                .bind("now", now)
                .execute();
    }

    /**
     * Numbers the shop has changed by itself.
     *
     * @param texts of the first ones
     */
    record Surprises(long count, List<String> texts) {}

    /** Listings the shop has shown until now. */
    long known() {
        return count(" FROM listing l WHERE l.connection_id = :connection AND l.state <> 'gone'");
    }

    /** Those of them the walk has not seen and that the shop has not archived. */
    long missing() {
        return count(NOT_SEEN + " AND NOT " + ARCHIVED);
    }

    /** Those of them the walk has not seen, but for those that are {@link #missing}: the shop shows them as archived. */
    long archived() {
        return count(NOT_SEEN + " AND " + ARCHIVED);
    }

    List<SyncResult.Example> notSeenExamples(int limit) {
        return handle.createQuery("SELECT l.remote_id, l.title, l.product_id, l.explanation" + NOT_SEEN
                        + " ORDER BY l.id LIMIT :limit")
                .bind("connection", connectionId)
                .bind("limit", limit)
                .map((row, context) -> new SyncResult.Example(
                        SyncDecision.GONE,
                        row.getString("remote_id"),
                        row.getString("title"),
                        row.getObject("product_id", Long.class),
                        row.getString("explanation")))
                .list();
    }

    void takeAway() {
        int gone;
        do {
            gone = Transactions.in(
                    handle, tx -> tx.createUpdate("UPDATE listing l SET l.state = 'gone', l.version = l.version + 1,"
                                    + " l.gone_cause = IF(" + ARCHIVED + ", 'archived', 'missing'), l.updated_at = :now"
                                    + NOT_SEEN.substring(" FROM listing l".length())
                                    + " LIMIT " + GONE_AT_ONCE)
                            .bind("connection", connectionId)
                            .bind("now", now)
                            .execute());
        } while (gone == GONE_AT_ONCE);
        handle.createUpdate(OTHER_CAUSE)
                .bind("connection", connectionId)
                .bind("now", now)
                .execute();
    }

    private long count(String from) {
        return handle.createQuery("SELECT COUNT(*)" + from)
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one();
    }

    private static String seen(String column) {
        return column + " = IF(" + SEEN + ", VALUES(" + column + "), " + column + "), ";
    }
}
