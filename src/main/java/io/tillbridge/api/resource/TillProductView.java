package io.tillbridge.api.resource;

import io.tillbridge.till.TillProduct;
import java.time.Instant;

/** A product as an account with tills is offered it, as the API shows it; what is blank is left out. */
record TillProductView(
        String productId,
        String sku,
        String gtin,
        String name,
        boolean enabled,
        String enabledBy,
        String listingId,
        String itemId,
        String createState,
        String createFault,
        Instant updatedAt) {

    static TillProductView of(TillProduct product) {
        return new TillProductView(
                Long.toString(product.productId()),
                product.sku(),
                product.gtin(),
                product.name(),
                product.enabled(),
                product.createdBy(),
                product.listingId() == null ? null : product.listingId().toString(),
                product.itemId(),
                product.createState(),
                product.createFault(),
                product.updatedAt());
    }
}
