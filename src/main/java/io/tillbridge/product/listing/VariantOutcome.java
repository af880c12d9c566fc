package io.tillbridge.product.listing;

import java.util.Objects;

/**
 * What becomes of one variant of a walk.
 *
 * @param after its product's id is below 0 while the product is only planned
 */
record VariantOutcome(WalkRow row, SyncDecision decision, ListingStatus after) {
    /** Whether the listing must be written; what the shop merely tells anew is written for all of them in one go. */
    boolean changes() {
        ListingStatus now = row.now();
        return now == null
                || now.state() != after.state()
                || now.decidedBy() != after.decidedBy()
                || !Objects.equals(now.productId(), after.productId())
                || !Objects.equals(now.matchGtin(), after.matchGtin())
                || !Objects.equals(now.matchSku(), after.matchSku())
                || !Objects.equals(now.codeDifference(), after.codeDifference())
                || !now.explanation().equals(after.explanation());
    }

    boolean returned() {
        return decision == SyncDecision.KEPT && row.now().state() == ListingState.GONE;
    }

    SyncResult.Example example() {
        Long product = after.productId() == null || after.productId() < 0 ? null : after.productId();
        return new SyncResult.Example(decision, row.remoteId(), row.title(), product, after.explanation());

}
}
