package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An item as an account with tills shows it.
 *
 * @param variant its texts, codes and price; without stock, for each shop has a number of its own
 * @param archived whether the account has taken it off its list
 * @param stock pieces on hand by the id of the shop; may be below 0
 * @param amounts what of its prices and cost the account shows
 */
public record WalkedItem(
        WalkedVariant variant, boolean archived, Map<String, Long> stock, Map<PriceLevel, BigDecimal> amounts) {
    public WalkedItem {
        stock = Map.copyOf(stock);
        amounts = Map.copyOf(amounts);
    }
}
