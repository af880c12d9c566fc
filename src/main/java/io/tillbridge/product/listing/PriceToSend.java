package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Amounts of an item that its account does not show, as far as the hub knows.
 *
 * @param amounts those that differ, each above 0
 */
public record PriceToSend(long listingId, String remoteId, long productId, Map<PriceLevel, BigDecimal> amounts) {
    public PriceToSend {
        amounts = Map.copyOf(amounts);
    }
}
