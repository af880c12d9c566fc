package io.tillbridge.api.resource;

import io.tillbridge.product.ProductName;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingRivals;
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
        List<RivalView> rivals,
        Long sentStock,
        Instant sentAt,
        String sendFault,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * @param product the hub's product it is linked to, or null
     * @param prices what the caller may see of its amounts, or null
     * @param rivals products it might be, or null
     */
    static ListingView of(
            Listing listing, ProductName product, List<ListingPriceView> prices, List<ListingRivals.Rival> rivals) {
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
                rivals == null ? null : rivals.stream().map(RivalView::of).toList(),
                listing.sentStock(),
                listing.sentAt(),
                listing.sendFault(),
                listing.createdAt(),
                listing.updatedAt());
    }

    /** A product that the listing might be. */
    record RivalView(
            String productId,
            String sku,
            String gtin,
            String name,
            String brand,
            String msrp,
            String state,
            String why) {
        static RivalView of(ListingRivals.Rival rival) {
            return new RivalView(
                    Long.toString(rival.productId()),
                    rival.sku(),
                    rival.gtin(),
                    rival.name(),
                    rival.brand(),
                    ProductView.money(rival.msrp()),
                    rival.state(),
                    rival.why().text());
        }
    }
}
