package io.tillbridge.product.listing;

/**
 * A product as a shop shows it: what its variants have in common. Texts that are not there are null or empty.
 *
 * @param content the long description, HTML
 * @param image one URL
 */
public record WalkedProduct(
        String remoteProductId,
        String title,
        String fullTitle,
        String description,
        String content,
        String brand,
        String image,
        boolean visible) {}
