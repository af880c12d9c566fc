package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderFilter;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.run.Failures;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One account of tills and its connection, and short words for what its people and the hub's do. */
final class OneTill {
    final DoubleTill till;
    final Connection connection;
    final long shop;
    final long warehouse;
    final Orders orders;
    final Stock stock;
    private final TillHub world;
    private int counts;

    OneTill(TillHub world, DoubleTill till, Connection connection, long shop, long warehouse) {
        this.world = world;
        this.till = till;
        this.connection = connection;
        this.shop = shop;
        this.warehouse = warehouse;
        Database database = world.hub.core().database();
        Clock clock = world.hub.core().clock();
        orders = new Orders(database, clock, new LineMatch(), new Reservations(database, clock));
        stock = new Stock(database, clock);
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

    /** Runs a job to its end, and lets time pass in the account. */
    Run run(String job, boolean dry) throws Exception {
        quiet();
        Run asked = world.hub.running().runs().request(job, connection.id(), "api", dry, false);
        quiet();
        world.time.turn(Duration.ofSeconds(2));
        return world.hub.running().runs().get(asked.id()).orElseThrow();
    }

    Run poll() throws Exception {
        return run(Jobs.ORDER_POLL, false);
    }

    /** Returns when no run of this account is queued or under way. */
    void quiet() throws Exception {
        Until.within(Duration.ofSeconds(30), "the runs of " + connection.name() + " end", () -> runs().stream()
                .allMatch(run -> run.state().over()));
    }

    List<Run> runs() {
        return world.hub.running().runs().list(new Runs.Filter(connection.id(), null, null), null, 20);
    }

    List<String> messages(Run run) {
        return world.hub.running().runs().events(run.id(), 0, 500).stream()
                .map(Run.Event::message)
                .toList();
    }

    List<Order> stored() {
        return orders.list(new OrderFilter(connection.id(), null, null), null, 500);
    }

    /** The order of a sale; fails when it is not stored once. */
    Order order(long sale) {
        List<Order> found = stored().stream()
                .filter(order -> order.remoteId().equals(Long.toString(sale)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("Sale " + sale + " is stored " + found.size() + " times");
        }
        return found.get(0);
    }

    OrderDetails details(long sale) {
        return orders.details(order(sale).id()).orElseThrow();
    }

    List<KeptFailure> kept() {
        return world.hub.running().failures().list(new Failures.Filter(connection.id(), null, "kept"), null, 50);
    }

    void set(String setting, Object value) {
        world.hub.core().connections().change(connection.id(), Map.of("settings", Map.of(setting, value)), null);
    }
}
