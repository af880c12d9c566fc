package io.tillbridge.product.listing;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Keeps how a listing stood before the last decision by hand, and puts that back. */
final class ListingUndo {
    private static final String DECIDED =
            """
            EXISTS (SELECT 1 FROM listing_undo u WHERE u.listing_id = l.id AND u.decided_product <=> l.product_id)
              AND l.decided_by = 'hand'""";

    private ListingUndo() {}

    /**
     * Before a decision is written, while the listing is locked.
     *
     * @param decided the product it will be linked to, or null
     */
    static void remember(Handle tx, long listing, Long decided, Instant now) {
        tx.createUpdate(
                        """
                        REPLACE INTO listing_undo (listing_id, product_id, decided_by, state, match_gtin, match_sku,
                          code_difference, explanation, decided_product, at)
                        SELECT id, product_id, decided_by, state, match_gtin, match_sku, code_difference, explanation,
                          :decided, :now
                        FROM listing WHERE id = :listing""")
                .bind("listing", listing)
                .bind("decided", decided)
                .bind("now", UtcInstants.text(now))
                .execute();
    }

    /**
     * Puts back what was kept. The shop's last confirmed number is forgotten: it was that of another product.
     *
     * @throws CallerFault CONFLICT: the last decision about it was none by hand, or was undone
     */
    static void undo(Handle tx, long listing, Instant now) {
        int undone = tx.createUpdate("UPDATE listing l JOIN listing_undo u ON u.listing_id = l.id SET"
                        + " l.sent_stock = NULL, l.sent_at = NULL, l.send_fault = NULL, l.refused_stock = NULL,"
                        + " l.product_id = u.product_id, l.decided_by = u.decided_by,"
                        + " l.state = IF(l.state = 'gone', 'gone', IF(u.state = 'gone', IF(u.product_id IS NULL,"
                        + " 'unmatched', 'matched'), u.state)), l.match_gtin = u.match_gtin, l.match_sku = u.match_sku,"
                        + " l.code_difference = u.code_difference, l.explanation = u.explanation,"
                        + " l.version = l.version + 1, l.updated_at = :now WHERE l.id = :listing AND " + DECIDED)
                .bind("listing", listing)
                .bind("now", UtcInstants.text(now))
                .execute();
        if (undone == 0) {
            throw CallerFault.conflict(
                    "conflict",
                    "Listing " + listing + " has no decision by hand that can be undone: match or unmatch it instead.");
        }
        tx.execute("DELETE FROM listing_undo WHERE listing_id = ?", listing);
    }
}
