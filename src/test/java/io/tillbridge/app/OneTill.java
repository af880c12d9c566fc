package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import java.util.List;

/** One account of tills and its connection, and short words for what its people and the hub's do. */
final class OneTill extends OneConnection {
    final DoubleTill till;
    final long shop;
    final long warehouse;
    private final TillHub world;
    private int counts;

    OneTill(TillHub world, DoubleTill till, Connection connection, long shop, long warehouse) {
        super(world.hub, world.time, connection);
        this.world = world;
        this.till = till;
        this.shop = shop;
        this.warehouse = warehouse;
    }

    /** What is sold at the till as an item and in the hub as a product, with the same codes. */
    record Article(long item, long product, String sku) {}

    /** An article whose listing nobody has read yet, and so many of it in the warehouse and in the shop. */
    Article article(long pieces) {
        int number = world.nextArticle();
        String sku = "TILL-" + number;
        long item = till.stock().addItem(ItemDraft.of(sku, "", "Lamp " + number, "12.50"));
        till.stock().put(item, shop, pieces);
        long product = world.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (:sku, 1, 'Lamp', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""")
                .bind("sku", sku)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        count(product, pieces);
        return new Article(item, product, sku);
    }

    void count(long product, long pieces) {
        stock.set(warehouse, product, pieces, connection.id() + "-till-count-" + ++counts);
    }

    long onHand(Article article) {
        return at(warehouse, article);
    }

    long at(long place, Article article) {
        return stock.explain(article.product(), List.of(place), 0).onHand();
    }

    Run poll() throws Exception {
        return run(Jobs.ORDER_POLL, false);
    }

    OrderDetails details(long sale) {
        return orders.details(order(sale).id()).orElseThrow();
    }
}
