package io.tillbridge.api.resource;

import io.tillbridge.product.listing.ListingShopStock;
import java.time.Instant;

/** What one shop of a till's account shows of a listing, and what it would be sent; each value with its instant. */
record ShopStockView(
        String shopId,
        String name,
        boolean differs,
        Long shop,
        Instant shopAt,
        Long sent,
        Instant sentAt,
        Long known,
        Long hub,
        Instant hubAt,
        String sendFault) {
    static ShopStockView of(ListingShopStock stock, String name) {
        return new ShopStockView(
                stock.shopId(),
                name,
                stock.differs(),
                stock.toldStock(),
                stock.toldAt(),
                stock.sentStock(),
                stock.sentAt(),
                stock.knownStock(),
                stock.available(),
                stock.stockChangedAt(),
                stock.sendFault());
    }
}
