package io.tillbridge.product.listing;

/**
 * A number the shop does not show, as far as the hub knows.
 *
 * @param shopId of a till's account, see {@link StockRules#shopId}
 * @param number what is available for it now, at least 0
 * @param sent the last number the shop confirmed, or null
 * @param known what the shop shows now as far as the hub knows; null: in doubt
 * @param shopChanged whether the shop was seen with another number than the hub expected
 * @param missed whether the last number could not be sent
 */
public record StockToSend(
        long listingId,
        String remoteId,
        long productId,
        String shopId,
        long number,
        Long sent,
        Long known,
        boolean shopChanged,
        boolean missed) {
    /** Of a web shop that was not missed the last time. */
    public StockToSend(
            long listingId, String remoteId, long productId, long number, Long sent, Long known, boolean shopChanged) {
        this(listingId, remoteId, productId, null, number, sent, known, shopChanged, false);
    }

    /** Where the number stands. */
    public ShownAt place() {
        return new ShownAt(listingId, shopId);
    }
}
