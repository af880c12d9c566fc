package io.tillbridge.product.listing;

/**
 * Which product an order's line means.
 *
 * @param productId null when it cannot be said
 * @param explanation why, naming the codes and, when there is no product, what to do
 */
public record LineOutcome(Long productId, String explanation) {
    public boolean matched() {
        return productId != null;
    }
}
