package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Stages what a walk over a shop sees, page by page. Nothing is decided before the walk is whole: then
 * {@link ListingMatching} reads it. What comes twice, because a page moved under the walk, counts as it came last.
 */
public final class ListingWalk {
    private static final MultiRow VARIANTS = new MultiRow(
            "INSERT INTO listing_walk (connection_id, remote_id, remote_product_id, title, ean, gtin, article_code, sku,"
                    + " price, cost, stock_tracking, stock, weight, length, width, height, hs_code, read_at,"
                    + " remote_updated_at)",
            19,
            update(
                    "remote_product_id",
                    "title",
                    "ean",
                    "gtin",
                    "article_code",
                    "sku",
                    "price",
                    "cost",
                    "stock_tracking",
                    "stock",
                    "weight",
                    "length",
                    "width",
                    "height",
                    "hs_code",
                    "read_at",
                    "remote_updated_at"));
    private static final MultiRow PRODUCTS = new MultiRow(
            "INSERT INTO listing_walk_product (connection_id, remote_product_id, title, full_title, description, content,"
                    + " brand, image, visible)",
            9,
            update("title", "full_title", "description", "content", "brand", "image", "visible"));

    private final Jdbi jdbi;
    private final Clock clock;

    public ListingWalk(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** Forgets what an earlier walk over this shop has seen. */
    public void begin(long connectionId) {
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM listing_walk WHERE connection_id = ?", connectionId);
            handle.execute("DELETE FROM listing_walk_product WHERE connection_id = ?", connectionId);
        });
    }

    /** @throws IllegalArgumentException a variant without id */
    public void variants(long connectionId, List<WalkedVariant> batch) {
        variants(connectionId, batch, clock.instant());
    }

    /**
     * @param readAt when the shop was asked for them, or earlier: what a push or an order has taught the hub since counts
     *     more than what they show
     */
    public void variants(long connectionId, List<WalkedVariant> batch, Instant readAt) {
        String now = UtcInstants.text(readAt);
        List<List<Object>> rows = new ArrayList<>(batch.size());
        for (WalkedVariant variant : batch) {
            BigDecimal cost = StagedText.money(variant.cost());
            rows.add(Arrays.asList(
                    connectionId,
                    StagedText.id(variant.remoteId()),
                    variant.remoteProductId() == null ? null : StagedText.id(variant.remoteProductId()),
                    StagedText.of(variant.title(), StagedText.TITLE),
                    StagedText.of(variant.ean(), StagedText.CODE),
                    Codes.canonical(variant.ean()),
                    StagedText.of(variant.articleCode(), StagedText.CODE),
                    StagedText.of(variant.sku(), StagedText.CODE),
                    StagedText.money(variant.price()),
                    cost == null || cost.signum() == 0 ? null : cost,
                    StagedText.of(variant.stockTracking(), StagedText.WORD),
                    variant.stock(),
                    StagedText.measure(variant.weight()),
                    StagedText.measure(variant.measures().length()),
                    StagedText.measure(variant.measures().width()),
                    StagedText.measure(variant.measures().height()),
                    StagedText.of(variant.hsCode(), StagedText.TARIFF),
                    now,
                    variant.changedAt() == null ? null : UtcInstants.text(variant.changedAt())));
        }
        jdbi.useHandle(handle -> VARIANTS.write(handle, rows));
    }

    /** @throws IllegalArgumentException a product without id */
    public void products(long connectionId, List<WalkedProduct> batch) {
        List<List<Object>> rows = new ArrayList<>(batch.size());
        for (WalkedProduct product : batch) {
            rows.add(Arrays.asList(
                    connectionId,
                    StagedText.id(product.remoteProductId()),
                    StagedText.of(product.title(), StagedText.TITLE),
                    StagedText.of(product.fullTitle(), StagedText.TITLE),
                    StagedText.of(product.description(), StagedText.LONG),
                    StagedText.of(product.content(), StagedText.LONG),
                    StagedText.of(product.brand(), StagedText.CODE),
                    StagedText.of(product.image(), StagedText.LINK),
                    product.visible()));
        }
        jdbi.useHandle(handle -> PRODUCTS.write(handle, rows));
    }

    private static String update(String... columns) {
        StringBuilder sql = new StringBuilder("ON DUPLICATE KEY UPDATE ");
        for (String column : columns) {
            sql.append(sql.charAt(sql.length() - 1) == ')' ? ", " : "")
                    .append(column)
                    .append(" = VALUES(")
                    .append(column)
                    .append(')');
        }
        return sql.toString();
    }
}
