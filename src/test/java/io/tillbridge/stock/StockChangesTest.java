package io.tillbridge.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StockChangesTest {
    @AutoClose
    private final StockWorld world = new StockWorld();

    private final long product = world.product();

    @Test
    void everyChangeOfStockOrReservationsIsDueAfterAMoment() {
        List<Long> products = world.products(4);
        world.come(world.first, products.get(0), 1);
        world.stock.set(world.first, products.get(1), 4, "count-1");
        world.hold("order-line:1", products.get(2), 1);
        world.take("order-line:2", products.get(3), 1, "shipment:1");

        assertThat(due().products()).isEmpty();
        world.clock.pass(Duration.ofSeconds(3));
        assertThat(due().products().keySet()).containsExactlyInAnyOrderElementsOf(products);
    }

    @Test
    void whatWasForgottenIsNotDueAgain() {
        world.come(world.first, product, 1);
        world.clock.pass(Duration.ofSeconds(3));

        world.changes.forget(due());

        assertThat(due().products()).isEmpty();
        world.hold("order-line:1", product, 1);
        world.clock.pass(Duration.ofSeconds(3));
        assertThat(due().products()).containsOnlyKeys(product);
        world.changes.forget(due());
        world.within(tx -> world.reservations.release(tx, "order-line:1"));
        world.clock.pass(Duration.ofSeconds(3));
        assertThat(due().products()).containsOnlyKeys(product);
    }

    @Test
    void aChangeThatComesBetweenSeeingAndForgettingIsNotLost() {
        world.come(world.first, product, 1);
        world.clock.pass(Duration.ofSeconds(3));
        StockChanges.Changed seen = due();

        world.come(world.first, product, 1);
        world.changes.forget(seen);

        assertThat(due().products()).containsOnlyKeys(product);
    }

    @Test
    void aProductThatSellsEverySecondIsDueAllTheSame() {
        for (int second = 0; second < 4; second++) {
            world.come(world.first, product, 1);
            world.clock.pass(Duration.ofSeconds(1));
        }

        assertThat(due().products()).containsOnlyKeys(product);
    }

    @Test
    void theOldestAreToldFirst() {
        long late = world.product();
        world.clock.pass(Duration.ofSeconds(1));
        world.come(world.first, product, 1);
        world.clock.pass(Duration.ofSeconds(1));
        world.come(world.first, late, 1);
        world.clock.pass(Duration.ofSeconds(3));

        assertThat(world.changes.due(world.clock.instant(), 1).products()).containsOnlyKeys(product);
    }

    @Test
    void connectionsWithAMatchedListingAreConcerned() {
        long connection = connection();
        long other = connection();
        listing(connection, "1", product, "matched");
        listing(connection, "2", product, "matched");
        listing(other, "1", product, "gone");
        world.come(world.first, product, 1);
        world.clock.pass(Duration.ofSeconds(3));

        assertThat(due().connections()).containsExactly(connection);
    }

    private StockChanges.Changed due() {
        Instant before = world.clock.instant().minusSeconds(2);
        return world.changes.due(before, 100);
    }

    private long connection() {
        return world.database.jdbi().withHandle(handle -> handle.createUpdate(
                        "INSERT INTO connection (kind, name, settings, created_at, updated_at)"
                                + " VALUES ('cseries', 'Shop', '{}', NOW(6), NOW(6))")
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private void listing(long connection, String remoteId, long of, String state) {
        world.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking,
                          state, product_id, explanation, created_at, updated_at)
                        VALUES (?, ?, 'Chair', '', '', '', 'enabled', ?, ?, '', NOW(6), NOW(6))""",
                        connection,
                        remoteId,
                        state,
                        of));
    }
}
