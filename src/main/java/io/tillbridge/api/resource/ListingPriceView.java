package io.tillbridge.api.resource;

import io.tillbridge.product.listing.ListingPrice;
import io.tillbridge.product.listing.PriceLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An amount of a till's listing as the API shows it; what is blank is left out. */
record ListingPriceView(String level, String told, Instant toldAt, String sent, Instant sentAt, String sendFault) {

    /** Null when there is none to show. */
    static List<ListingPriceView> of(List<ListingPrice> prices, boolean costs) {
        List<ListingPriceView> shown = prices.stream()
                .filter(price -> costs || price.level() != PriceLevel.COST)
                .map(ListingPriceView::of)
                .toList();
        return shown.isEmpty() ? null : shown;
    }

    private static ListingPriceView of(ListingPrice price) {
        return new ListingPriceView(
                price.level().text(),
                money(price.told()),
                price.toldAt(),
                money(price.sent()),
                price.sentAt(),
                price.sendFault());
    }

    private static String money(BigDecimal amount) {
        return amount == null ? null : ProductView.money(amount);
    }
}
