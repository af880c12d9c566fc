package io.tillbridge.sandbox.cseries;

import java.math.BigDecimal;

/** A line of an order: a snapshot of the article, and how much of it. */
final class DoubleOrderLine {
    final long id;
    final long variantId;
    final long productId;
    final ShopArticle article;
    long ordered;
    long refunded;
    long returned;
    BigDecimal price;

    /** @param variantId 0: none */
    DoubleOrderLine(long id, long variantId, long productId, ShopArticle article, long ordered, BigDecimal price) {
        this.id = id;
        this.variantId = variantId;
        this.productId = productId;
        this.article = article;
        this.ordered = ordered;
        this.price = price;
    }

    BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(ordered));
    }
}
