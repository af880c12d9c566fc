package io.tillbridge.product.listing;

/**
 * A product as a shop shows it: what its variants have in common. Texts that are not there are null or empty.
 *
 * @param content the long description, HTML
 * @param image one URL
 * @param page what stands between the shop's address and {@code .html} of its page
 */
public record WalkedProduct(
        String remoteProductId,
        String title,
        String fullTitle,
        String description,
        String content,
        String brand,
        String image,
        boolean visible,
        String page) {
    /** A product of which the page is not known. */
    public WalkedProduct(
            String remoteProductId,
            String title,
            String fullTitle,
            String description,
            String content,
            String brand,
            String image,
            boolean visible) {
        this(remoteProductId, title, fullTitle, description, content, brand, image, visible, null);
    }
}
