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
    private static final List<String> TABLES = List.of(
            "listing_walk", "listing_walk_product", "listing_walk_archived", "listing_walk_shop", "listing_walk_price");
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
                    + " brand, image, visible, page)",
            10,
            update("title", "full_title", "description", "content", "brand", "image", "visible", "page"));

    private final Jdbi jdbi;
    private final Clock clock;

    public ListingWalk(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** Forgets what an earlier walk over this shop has seen. */
    public void begin(long connectionId) {
        jdbi.useHandle(handle -> {
            for (String table : TABLES) {
                handle.execute("DELETE FROM " + table + " WHERE connection_id = ?", connectionId);
            }
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
            BigDecimal cost = StagedTexts.money(variant.cost());
            rows.add(Arrays.asList(
                    connectionId,
                    StagedTexts.id(variant.remoteId()),
                    variant.remoteProductId() == null ? null : StagedTexts.id(variant.remoteProductId()),
                    StagedTexts.of(variant.title(), StagedTexts.TITLE),
                    StagedTexts.of(variant.ean(), StagedTexts.CODE),
                    ProductCodes.canonical(variant.ean()),
                    StagedTexts.of(variant.articleCode(), StagedTexts.CODE),
                    StagedTexts.of(variant.sku(), StagedTexts.CODE),
                    StagedTexts.money(variant.price()),
                    cost == null || cost.signum() == 0 ? null : cost,
                    StagedTexts.of(variant.stockTracking(), StagedTexts.WORD),
                    variant.stock(),
                    StagedTexts.measure(variant.weight()),
                    StagedTexts.measure(variant.measures().length()),
                    StagedTexts.measure(variant.measures().width()),
                    StagedTexts.measure(variant.measures().height()),
                    StagedTexts.of(variant.hsCode(), StagedTexts.TARIFF),
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
                    StagedTexts.id(product.remoteProductId()),
                    StagedTexts.of(product.title(), StagedTexts.TITLE),
                    StagedTexts.of(product.fullTitle(), StagedTexts.TITLE),
                    StagedTexts.of(product.description(), StagedTexts.LONG),
                    StagedTexts.of(product.content(), StagedTexts.LONG),
                    StagedTexts.of(product.brand(), StagedTexts.CODE),
                    StagedTexts.of(product.image(), StagedTexts.LINK),
                    product.visible(),
                    product.page() == null || product.page().isBlank()
                            ? null
                            : StagedTexts.of(product.page(), StagedTexts.CODE)));
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
