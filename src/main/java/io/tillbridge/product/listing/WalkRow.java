package io.tillbridge.product.listing;

import java.math.BigDecimal;

/**
 * A variant as the walk saw it, what the hub knows of it, and what the products say about its codes.
 *
 * @param readAt a DATETIME(6) text
 * @param now null when it was never seen before
 * @param open whether a rule may decide it; else its link, or its being unmatched by hand, stands
 * @param productShown whether the walk has seen the product it belongs to
 * @param held whether a product in whatever state has one of its codes
 */
record WalkRow(
        String remoteId,
        String remoteProductId,
        String title,
        String ean,
        String articleCode,
        String sku,
        BigDecimal price,
        String stockTracking,
        Long stock,
        String readAt,
        ProductCodes codes,
        ListingStatus now,
        boolean open,
        MatchFacts facts,
        boolean held,
        boolean productShown) {}
