package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.settings.WholesaleSettings;
import io.tillbridge.wholesale.Offer;
import io.tillbridge.wholesale.OfferFilter;
import java.util.List;

/** What a retailer can order, at its prices. */
public final class WholesaleOfferOperations {
    private static final int GTIN_DIGITS = 14;

    private final WholesaleServices services;
    private final KeyServices keys;

    WholesaleOfferOperations(WholesaleServices services, KeyServices keys) {
        this.services = services;
        this.keys = keys;
    }

    public ApiResponse list(ApiRequest request) {
        long retailer = OrderingRetailer.of(request, keys.retailers());
        OfferFilter filter = new OfferFilter(
                request.query("sku").orElse(null),
                request.query("gtin")
                        .map(digits -> "0".repeat(GTIN_DIGITS - digits.length()) + digits)
                        .orElse(null),
                request.query("q").orElse(null));
        List<Offer> found = services.orders()
                .offer(retailer, filter, request.afterNumber().orElse(0L), request.limit() + 1);
        boolean prices = keys.seesCosts(request.caller());
        WholesaleSettings settings = services.settings().find().settings().wholesale();
        return ApiResponse.ok(Page.of(request, found, Offer::productId, offer -> View.of(offer, prices, settings)));
    }

    private record Break(long from, String price) {}

    private record View(
            String productId,
            String sku,
            String gtin,
            String name,
            String brand,
            String price,
            String currency,
            List<Break> breaks,
            Long packSize,
            Long minimum,
            String availability,
            Long available) {
        static View of(Offer offer, boolean prices, WholesaleSettings settings) {
            boolean numbers = settings.showStock().equals("numbers");
            List<Break> breaks = offer.prices().stream()
                    .filter(step -> step.from() > 1)
                    .map(step -> new Break(step.from(), OrderView.money(step.price())))
                    .toList();
            return new View(
                    Long.toString(offer.productId()),
                    offer.sku(),
                    offer.gtin(),
                    offer.name(),
                    offer.brand(),
                    prices ? OrderView.money(offer.price(1)) : null,
                    prices ? settings.currency() : null,
                    prices && !breaks.isEmpty() ? breaks : null,
                    offer.packSize(),
                    offer.minimum(),
                    settings.showStock().equals("none")
                            ? null
                            : offer.available() > 0 ? "in-stock" : "out-of-stock",
                    numbers ? offer.available() : null);
        }
    }
}
