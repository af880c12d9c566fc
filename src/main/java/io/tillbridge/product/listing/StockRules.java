package io.tillbridge.product.listing;

import java.time.Instant;
import java.util.List;

/**
 * Which numbers a push may send.
 *
 * @param shopId null for a web shop, whose numbers stand in the listing; else a shop of a till's account
 * @param warehouses none: nothing is due, for nobody has said yet where the shop's goods lie
 * @param buffer pieces kept back, once for all warehouses
 * @param ordersReadTo up to when the shop's orders were taken in; null: they are not read. A shop that was seen later with
 *     fewer pieces than expected may have sold them: its number is not raised before
 * @param holdZeros no number goes from more than 0 to 0
 * @param refused also numbers the shop has refused
 */
public record StockRules(
        String shopId, List<Long> warehouses, long buffer, Instant ordersReadTo, boolean holdZeros, boolean refused) {
    public StockRules {
        warehouses = List.copyOf(warehouses);
    }

    /** All that differs, but for what the shop has refused. */
    public static StockRules of(List<Long> warehouses, long buffer) {
        return of(null, warehouses, buffer);
    }

    /** The same for a shop of a till's account. */
    public static StockRules of(String shopId, List<Long> warehouses, long buffer) {
        return new StockRules(shopId, warehouses, buffer, null, false, false);
    }

    public StockRules holdingZeros() {
        return new StockRules(shopId, warehouses, buffer, ordersReadTo, true, refused);
    }
}
