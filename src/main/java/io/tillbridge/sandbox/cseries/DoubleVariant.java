package io.tillbridge.sandbox.cseries;

/** A variant of a product: what is sold, and what has stock. */
final class DoubleVariant extends Entity {
    final long productId;
    final boolean first;
    ShopArticle article;
    String tracking = "enabled";
    long stock;
    long sold;

    DoubleVariant(long id, long productId, boolean first, ShopArticle article, long at) {
        super(id, at);
        this.productId = productId;
        this.first = first;
        this.article = article;
    }

    boolean isTracked() {
        return !tracking.equals("disabled");
    }
}
