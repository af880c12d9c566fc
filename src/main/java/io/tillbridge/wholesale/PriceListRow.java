package io.tillbridge.wholesale;

import java.util.List;

/**
 * What a price list says of a product.
 *
 * @param prices the first one from 1 on; at least one
 * @param packSize null: single pieces
 * @param minimum null: 1
 */
public record PriceListRow(long productId, List<Offer.Break> prices, Long packSize, Long minimum) {
    public PriceListRow {
        prices = List.copyOf(prices);
    }
}
