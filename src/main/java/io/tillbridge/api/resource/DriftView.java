package io.tillbridge.api.resource;

import io.tillbridge.product.listing.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A listing of which shop and hub do not say the same; each value with the instant it is of.
 *
 * @param shops of a till's account: the stock of each shop; else null
 */
record DriftView(
        String listingId,
        String remoteId,
        String title,
        String productId,
        List<String> differs,
        Numbers stock,
        List<ShopStockView> shops,
        Prices price,
        String codes) {

    /** @param known what the shop shows now as far as the hub knows
     * @param hub what would be sent now; null when the connection has no warehouses or it was never counted */
    record Numbers(Long shop, Instant shopAt, Long sent, Instant sentAt, Long known, Long hub, Instant hubAt) {}

    record Prices(String shop, Instant shopAt, String hub, Instant hubAt) {}

    static DriftView of(Drift drift, Map<String, String> shopNames) {
        return new DriftView(
                Long.toString(drift.listingId()),
                drift.remoteId(),
                drift.title(),
                Long.toString(drift.productId()),
                drift.differs().stream().map(Drift.What::text).toList(),
                new Numbers(
                        drift.toldStock(),
                        drift.toldAt(),
                        drift.sentStock(),
                        drift.sentAt(),
                        drift.knownStock(),
                        drift.available(),
                        drift.stockChangedAt()),
                drift.shops().isEmpty()
                        ? null
                        : drift.shops().stream()
                                .map(stock -> ShopStockView.of(stock, shopNames.get(stock.shopId())))
                                .toList(),
                new Prices(
                        drift.shopPrice() == null ? null : ProductView.money(drift.shopPrice()),
                        drift.toldAt(),
                        drift.hubPrice() == null ? null : ProductView.money(drift.hubPrice()),
                        drift.productChangedAt()),
                drift.codeDifference());
    }
}
