package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links items that the hub made or looked up in an account with tills to their products, outside of a walk. */
public final class ItemLinks {
    private final Transactions transactions;
    private final Clock clock;
    private final ListingStore listings = new ListingStore();

    public ItemLinks(Database database, Clock clock) {
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * Links an item to a product unless something speaks against it. Safe to repeat.
     *
     * @param item as the account shows it now
     * @param skuField the field that holds the hub's SKU
     * @param how for the explanation, a sentence
     * @return why it is not linked, in a sentence; empty: it is
     */
    public Optional<String> link(long connectionId, WalkedItem item, SkuField skuField, long productId, String how) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WalkedVariant variant = item.variant();
        return transactions.run(tx -> {
            insert(tx, connectionId, variant, now);
            long id = tx.createQuery("SELECT id FROM listing WHERE connection_id = :connection AND remote_id = :item"
                            + " FOR UPDATE")
                    .bind("connection", connectionId)
                    .bind("item", variant.remoteId())
                    .mapTo(Long.class)
                    .one();
            Listing before = listings.find(tx, id).orElseThrow();
            if (before.state() == ListingState.MATCHED && before.productId() == productId) {
                return Optional.empty();
            }
            Optional<String> against = against(before);
            if (against.isEmpty()) {
                match(tx, before, skuField, productId, how, now);
                tell(tx, id, item, now);
            }
            return against;
        });
    }

    private static Optional<String> against(Listing listing) {
        String item = "Item " + listing.remoteId() + " of the account has its code and is not linked with it: ";
        if (listing.state() == ListingState.MATCHED) {
            return Optional.of(item + "it is that of product " + listing.productId() + ".");
        }
        boolean undecided = listing.state() == ListingState.UNMATCHED && listing.decidedBy() != DecidedBy.HAND;
        return undecided ? Optional.empty() : Optional.of(item + listing.explanation());
    }

    private static void insert(Handle tx, long connectionId, WalkedVariant item, Instant now) {
        tx.createUpdate(
                        """
                        INSERT IGNORE INTO listing (connection_id, remote_id, title, ean, article_code, sku, price,
                          stock_tracking, state, explanation, created_at, updated_at)
                        VALUES (:connection, :item, :title, :ean, :article, :sku, :price, :tracking, 'unmatched', :why,
                          :now, :now)""")
                .bind("connection", connectionId)
                .bind("item", StagedTexts.id(item.remoteId()))
                .bind("title", StagedTexts.of(item.title(), StagedTexts.TITLE))
                .bind("ean", StagedTexts.of(item.ean(), StagedTexts.CODE))
                .bind("article", StagedTexts.of(item.articleCode(), StagedTexts.CODE))
                .bind("sku", StagedTexts.of(item.sku(), StagedTexts.CODE))
                .bind("price", StagedTexts.money(item.price()))
                .bind("tracking", StagedTexts.of(item.stockTracking(), StagedTexts.WORD))
                .bind("why", "Seen for the first time.")
                .bind("now", UtcInstants.text(now))
                .execute();
    }

    private static void match(Handle tx, Listing before, SkuField skuField, long productId, String how, Instant now) {
        String sku = skuField.of(before.articleCode(), before.sku());
        tx.createUpdate(
                        """
                        UPDATE listing SET state = 'matched', product_id = :product, decided_by = 'rule',
                          match_gtin = :gtin, match_sku = :sku, code_difference = NULL, explanation = :how,
                          version = version + 1, updated_at = :now WHERE id = :id""")
                .bind("id", before.id())
                .bind("product", productId)
                .bind("gtin", ProductCodes.canonical(before.ean()))
                .bind("sku", sku.isEmpty() ? null : sku)
                .bind("how", how)
                .bind("now", UtcInstants.text(now))
                .execute();
        ListingEvents.matched(tx, before, productId, now);
    }

    /** What the answer shows of prices and stock is known from now on. */
    private static void tell(Handle tx, long id, WalkedItem item, Instant now) {
        String at = UtcInstants.text(now);
        item.amounts()
                .forEach((level, amount) -> tx.execute(
                        "INSERT INTO listing_price (listing_id, level, told, told_at, known, known_at) VALUES (?, ?, ?, ?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE told = VALUES(told), told_at = VALUES(told_at),"
                                + " known = VALUES(known), known_at = VALUES(known_at)",
                        id,
                        level.text(),
                        StagedTexts.money(amount),
                        at,
                        StagedTexts.money(amount),
                        at));
        item.stock()
                .forEach((shop, stock) -> tx.execute(
                        "INSERT INTO listing_shop_stock (listing_id, shop_id, told_stock, told_at, known_stock, known_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE told_stock = VALUES(told_stock),"
                                + " told_at = VALUES(told_at), known_stock = VALUES(known_stock), known_at = VALUES(known_at)",
                        id,
                        shop,
                        stock,
                        at,
                        stock,
                        at));
    }
}
