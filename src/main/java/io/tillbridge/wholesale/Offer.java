package io.tillbridge.wholesale;

import java.math.BigDecimal;
import java.util.List;

/**
 * A product as a retailer may order it.
 *
 * @param onOffer whether the product is live and visible
 * @param prices the lowest quantity first, each from its quantity on; empty when there is no price
 * @param packSize the quantity is a multiple of it; null: of 1
 * @param minimum the least quantity; null: 1
 * @param available what nobody waits for in the warehouses of wholesale
 */
public record Offer(
        long productId,
        String sku,
        String gtin,
        String name,
        String brand,
        boolean onOffer,
        List<Break> prices,
        Long packSize,
        Long minimum,
        long available) {
    public Offer {
        prices = List.copyOf(prices);
    }

    /** The price of one piece from a quantity on. */
    public record Break(long from, BigDecimal price) {}

    /** The price of one piece of so many; null when there is none. */
    public BigDecimal price(long quantity) {
        BigDecimal price = prices.isEmpty() ? null : prices.get(0).price();
        for (Break step : prices) {
            price = step.from() <= quantity ? step.price() : price;
        }
        return price;
    }
}
