package io.tillbridge.stock;

import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.HandleConsumer;

/** A database with two warehouses and as many products as asked for, and short words for what happens to stock. */
final class StockWorld implements AutoCloseable {
    final Database database;
    final MutableClock clock = new MutableClock();
    final Warehouses warehouses;
    final Stock stock;
    final IncomingGoods incoming;
    final Reservations reservations;
    final StockChanges changes;
    final Transactions transactions;
    final long first;
    final long second;
    private final AtomicLong names = new AtomicLong();

    StockWorld() {
        database = TestDatabase.fresh(16);
        warehouses = new Warehouses(database, clock);
        stock = new Stock(database, clock);
        incoming = new IncomingGoods(database, clock);
        reservations = new Reservations(database, clock);
        changes = new StockChanges(database);
        transactions = new Transactions(database);
        first = warehouses.create("First").id();
        second = warehouses.create("Second").id();
    }

    long product() {
        return products(1).get(0);
    }

    List<Long> products(int count) {
        List<Long> ids = new ArrayList<>();
        database.jdbi().useTransaction(handle -> {
            for (int i = 0; i < count; i++) {
                ids.add(handle.createUpdate(
                                """
                                INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                                  is_visible, gtin, created_at, updated_at)
                                VALUES (:sku, 1, 'Chair', 'Acme', 10, 5, 'en', TRUE, '04006381333931', NOW(6), NOW(6))""")
                        .bind("sku", "S-" + names.incrementAndGet())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
            }
        });
        return ids;
    }

    List<Long> both() {
        return List.of(first, second);
    }

    String name() {
        return "event-" + names.incrementAndGet();
    }

    void come(long warehouse, long product, long quantity) {
        stock.move(warehouse, product, quantity, "received", name());
    }

    HeldQuantity hold(String owner, long product, long quantity) {
        return hold(owner, product, both(), quantity);
    }

    HeldQuantity hold(String owner, long product, List<Long> places, long quantity) {
        return hold(owner, product, places, quantity, null);
    }

    HeldQuantity hold(String owner, long product, List<Long> places, long quantity, Instant expiresAt) {
        return transactions.run(tx -> reservations.hold(tx, owner, product, places, quantity, expiresAt));
    }

    HeldQuantity held(String owner) {
        return transactions.run(tx -> reservations.held(tx, List.of(owner))).get(owner);
    }

    void take(String owner, long product, long quantity, String reference) {
        within(tx -> reservations.take(tx, owner, product, both(), quantity, "shipped", reference));
    }

    void within(HandleConsumer<RuntimeException> work) {
        transactions.run(tx -> {
            work.useHandle(tx);
            return true;
        });
    }

    /** On hand, reserved, covered. */
    List<Long> level(long warehouse, long product) {
        return stock.list(new StockFilter(warehouse, product, null, null), null, 1).stream()
                .findFirst()
                .map(level -> List.of(level.onHand(), level.reserved(), level.covered()))
                .orElse(List.of(0L, 0L, 0L));
    }

    /** State and quantity of an owner's rows by warehouse. */
    List<String> rows(String owner) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT CONCAT(state, ' ', covered, '/', quantity, '-', taken) FROM reservation
                                WHERE owner = :owner ORDER BY warehouse_id, product_id""")
                .bind("owner", owner)
                .mapTo(String.class)
                .list());
    }

    /** Places whose books do not agree with what they are the sum of. */
    List<String> wrongSums() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT CONCAT(product_id, '@', warehouse_id, ': ', on_hand, '/', reserved, '/', covered)
                                FROM stock_level l
                                WHERE on_hand <> (SELECT COALESCE(SUM(delta), 0) FROM stock_movement m
                                    WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id)
                                  OR (reserved, covered) <> (SELECT COALESCE(SUM(quantity - taken), 0),
                                    COALESCE(SUM(covered), 0) FROM reservation r WHERE r.product_id = l.product_id
                                    AND r.warehouse_id = l.warehouse_id AND r.state = 'held')""")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void close() {
        database.close();
    }
}
