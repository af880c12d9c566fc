package io.tillbridge.api.resource;

import io.tillbridge.product.ProductName;
import io.tillbridge.product.listing.Listing;
import java.time.Instant;
import java.util.List;

/** A listing as the API shows it; what is blank is left out, but for codes: an empty one is what the shop shows. */
record ListingView(
        String id,
        String connectionId,
        String remoteId,
        String remoteProductId,
        String title,
        String variantTitle,
        String productName,
        String productSku,
        String productGtin,
        String ean,
        String articleCode,
        String sku,
        String codeDifference,
        String price,
        String stockTracking,
        Long toldStock,
        Instant toldAt,
        Long knownStock,
        String state,
        String goneCause,
        List<ListingPriceView> prices,
        String productId,
        String decidedBy,
        String explanation,
        Long sentStock,
        Instant sentAt,
        String sendFault,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * @param product the hub's product it is linked to, or null
     * @param prices what the caller may see of its amounts, or null
     */
    static ListingView of(Listing listing, ProductName product, List<ListingPriceView> prices) {
        return new ListingView(
                Long.toString(listing.id()),
                Long.toString(listing.connectionId()),
                listing.remoteId(),
                listing.remoteProductId(),
                listing.shownTitle(),
                listing.title(),
                product == null ? null : product.name(),
                product == null ? null : product.sku(),
                product == null ? null : product.gtin(),
                listing.ean(),
                listing.articleCode(),
                listing.sku(),
                listing.codeDifference(),
                listing.price() == null ? null : ProductView.money(listing.price()),
                listing.stockTracking(),
                listing.toldStock(),
                listing.toldAt(),
                listing.knownStock(),
                listing.state().text(),
                listing.goneCause(),
                prices,
                listing.productId() == null ? null : listing.productId().toString(),
                listing.decidedBy() == null ? null : listing.decidedBy().text(),
                listing.explanation(),
                listing.sentStock(),
                listing.sentAt(),
                listing.sendFault(),
                listing.createdAt(),
                listing.updatedAt());
    }
}
