package io.tillbridge.product.listing;

/**
 * How a listing stands, before or after a sync.
 *
 * @param matchGtin the codes it was linked by; both null when it is not linked, or was by hand since the last walk
 */
record ListingStatus(
        ListingState state,
        Long productId,
        DecidedBy decidedBy,
        String matchGtin,
        String matchSku,
        String codeDifference,
        String explanation,
        long version) {}
