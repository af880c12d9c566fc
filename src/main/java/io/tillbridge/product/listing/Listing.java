package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A product as it stands in one remote shop.
 *
 * @param ean as the shop shows it now; the same for the other codes, title, price and told stock
 * @param title of the variant; {@code productTitle} of the shop's product, blank until a sync has seen it
 * @param codeDifference what of the codes differs from those it was linked by, or null
 * @param toldStock what the shop showed when it was seen last, at {@code toldAt}
 * @param knownStock what the shop shows now as far as the hub knows; null: in doubt
 * @param goneCause of a gone listing {@code missing} (the shop does not show it) or {@code archived}; else null
 * @param productId its product; a gone listing keeps it
 * @param decidedBy null as long as nobody linked it
 * @param explanation the rule that decided and its rivals, for people
 * @param sentStock the last number the shop confirmed, at {@code sentAt}; null: none for this product yet
 * @param sendFault why the last number was refused or could not be sent, or null
 */
public record Listing(
        long id,
        long connectionId,
        String remoteId,
        String remoteProductId,
        String title,
        String productTitle,
        String ean,
        String articleCode,
        String sku,
        String codeDifference,
        BigDecimal price,
        String stockTracking,
        Long toldStock,
        Instant toldAt,
        Long knownStock,
        ListingState state,
        String goneCause,
        Long productId,
        DecidedBy decidedBy,
        String explanation,
        Long sentStock,
        Instant sentAt,
        String sendFault,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    private static final String ONLY_VARIANT = "Default";

    /** What people know it by: the shop's product, and its variant where that says more. */
    public String shownTitle() {
        if (productTitle.isBlank() || title.equals(productTitle)) {
            return title;
        }
        boolean more = !title.isBlank() && !title.equalsIgnoreCase(ONLY_VARIANT);
        return more ? productTitle + " " + title : productTitle;
    }
}
