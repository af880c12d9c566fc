package io.tillbridge.product.listing;

/**
 * Which listings a list holds; null: any.
 *
 * @param code an EAN, article code or SKU as the shop shows it, or its id there; exactly
 * @param untracked true: only those whose stock the shop does not track; false: only the others
 * @param differing true: only those whose codes differ from the ones they were linked by
 * @param gtin 8, 12, 13 or 14 digits: of the variant or of its product
 * @param q the beginning of a code of the variant or its product, or a part of its title
 */
public record ListingFilter(
        Long connectionId,
        ListingState state,
        Long productId,
        String code,
        Boolean untracked,
        Boolean differing,
        String gtin,
        String q) {

    public ListingFilter(
            Long connectionId, ListingState state, Long productId, String code, Boolean untracked, Boolean differing) {
        this(connectionId, state, productId, code, untracked, differing, null, null);
    }

    public static ListingFilter any() {
        return new ListingFilter(null, null, null, null, null, null);
    }

    public static ListingFilter of(Long connectionId, ListingState state) {
        return new ListingFilter(connectionId, state, null, null, null, null);
    }

    /** Linked listings no number is sent for, because the shop does not track their stock. */
    public static ListingFilter untracked(long connectionId) {
        return new ListingFilter(connectionId, ListingState.MATCHED, null, null, true, null);
    }
}
