package io.tillbridge.order;

import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A hub with one shop and one warehouse: variant n of the shop is product n, of which there is as much as is put there. */
final class OrderStockShelf extends Clock implements AutoCloseable {
    final Database database;
    final Stock stock;
    final Reservations reservations;
    final OrderIntake intake;
    final Orders orders;
    final Shipments shipments;
    final long shop;
    final long warehouse;
    final OrderRules rules;

    private Instant now = Given.ORDERED.plusSeconds(300);
    private int counts;

    OrderStockShelf() {
        this(8);
    }

    OrderStockShelf(int poolSize) {
        database = TestDatabase.fresh(poolSize);
        stock = new Stock(database, this);
        reservations = new Reservations(database, this);
        intake = new OrderIntake(database, this, new LineMatch(), reservations);
        orders = new Orders(database, this, new LineMatch(), reservations);
        shop = connection(database, now);
        warehouse = new Warehouses(database, this).create("North").id();
        shipments = new Shipments(database, this, reservations, connection -> List.of(warehouse));
        rules = Given.rules(warehouse);
    }

    static long connection(Database database, Instant created) {
        return database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('cseries', 'Shop', '{}', :at, :at)""")
                .bind("at", created)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** A product with the id, which the shop sells as the variant of the same number, and so many pieces of it. */
    void product(long id, long pieces) {
        productWithoutListing(id, "SKU-" + id);
        listing(shop, "v" + id, id);
        put(id, pieces);
    }

    void productWithoutListing(long id, String sku) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (?, ?, 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""",
                        id,
                        sku));
    }

    /** @param product null: the shop's variant matches nothing */
    void listing(long connection, String variant, Long product) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking,
                          state, product_id, explanation, created_at, updated_at)
                        VALUES (?, ?, 'Mug', '', '', '', 'enabled', ?, ?, 'No product has its codes.', NOW(6), NOW(6))
                        ON DUPLICATE KEY UPDATE product_id = VALUES(product_id), state = VALUES(state)""",
                        connection,
                        variant,
                        product == null ? "unmatched" : "matched",
                        product));
    }

    /** Counts a product. */
    void put(long product, long pieces) {
        stock.set(warehouse, product, pieces, "count-" + ++counts);
    }

    IntakeResult take(Given order) {
        return take(order, rules);
    }

    IntakeResult take(Given order, OrderRules by) {
        return intake.take(order.of(shop).build(), by);
    }

    Order order(IntakeResult taken) {
        return orders.find(taken.orderId()).orElseThrow();
    }

    List<OrderLine> lines(IntakeResult taken) {
        return orders.details(taken.orderId()).orElseThrow().lines();
    }

    /** The words of what happened, oldest first. */
    List<String> happened(IntakeResult taken) {
        return orders.history(taken.orderId(), null, 100).stream()
                .map(OrderDetails.Event::what)
                .toList();
    }

    /** "on hand/reserved/covered" of a product in the warehouse. */
    String level(long product) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT CONCAT(on_hand, '/', reserved, '/', covered) FROM stock_level
                                WHERE product_id = ? AND warehouse_id = ?""")
                .bind(0, product)
                .bind(1, warehouse)
                .mapTo(String.class)
                .one());
    }

    long count(String table) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public void close() {
        database.close();

}
}
