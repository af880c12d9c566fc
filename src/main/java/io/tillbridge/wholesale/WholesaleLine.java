package io.tillbridge.wholesale;

import java.math.BigDecimal;

/**
 * A product of an order.
 *
 * @param asked what the retailer ordered
 * @param quantity what it gets; 0 when the company took the line out
 * @param price of one piece; null until the order is submitted
 * @param sku as it was when the line was written; the same for gtin and name
 */
public record WholesaleLine(
        long id,
        long orderId,
        long productId,
        long asked,
        long quantity,
        long shipped,
        BigDecimal price,
        String sku,
        String gtin,
        String name) {
    static final String OWNER = "wholesale-line:";

    /** The owner of its reservations. */
    public String owner() {
        return OWNER + id;
    }

    /** What has not been shipped. */
    public long left() {
        return quantity - shipped;
    }

    public BigDecimal total() {
        return price == null ? null : price.multiply(BigDecimal.valueOf(quantity));
    }

    /** The same with another quantity. */
    WholesaleLine of(long pieces) {
        return new WholesaleLine(id, orderId, productId, asked, pieces, shipped, price, sku, gtin, name);
    }

    /** The same after so many pieces more were shipped. */
    WholesaleLine shippedMore(long pieces) {
        return new WholesaleLine(id, orderId, productId, asked, quantity, shipped + pieces, price, sku, gtin, name);
    }

    /** The same as it is on offer: with its price and the names of now. */
    WholesaleLine offered(Offer offer) {
        return new WholesaleLine(
                id,
                orderId,
                productId,
                asked,
                quantity,
                shipped,
                offer.price(quantity),
                offer.sku(),
                offer.gtin(),
                offer.name());
    }

    /** As messages name it. */
    String shown() {
        return sku + " (" + name + ")";
    }
}
