package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.load.RecordedStatements;
import io.tillbridge.order.OrderState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a shop's jobs, and comes back. */
@Tag("long")
class ShopBadDayTest {
    private static final Duration SOON = Until.STOP;
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final int ORDERS = 30;
    private static final int ARTICLES = 1_000;

    @TempDir
    private Path temp;

    private Jdbi jdbi;
    private RecordedStatements wire;
    private ShopHub world;

    @BeforeEach
    void open() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        jdbi = RunOutcome.jdbi(database);
        wire = new RecordedStatements(port);
        world = ShopHub.start(
                temp,
                Map.of(
                        "database.url",
                        database.url().replace(":" + port + "/", ":" + wire.port() + "/"),
                        "database.username",
                        database.username(),
                        "database.password",
                        database.password()));
    }

    @AfterEach
    void close() throws Exception {
        world.close();
        wire.close();
    }

    @Test
    void inAnOrderPollNoOrderIsLostOrDoubled() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(1_000);
        for (int i = 0; i < ORDERS; i++) {
            one.ordered(mug, 2);
        }
        one.shop.faults().always("GET orders/*", ShopFault.slow(Duration.ofMillis(100)));

        world.hub.running().runs().request(Jobs.ORDER_POLL, one.connection.id(), "api", false, false);
        away("some orders are stored", "SELECT COUNT(*) > 4 FROM customer_order");
        one.shop.faults().clear();
        one.quiet();
        Run next = one.poll();

        assertThat(next.error()).isNull();
        assertThat(one.stored()).hasSize(ORDERS).allSatisfy(order -> assertThat(order.state())
                .isEqualTo(OrderState.ACCEPTED));
        assertThat(one.reserved(mug)).isEqualTo(2 * ORDERS);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
        assertThat(one.kept()).isEmpty();
        assertThat(world.faults()).isEmpty();
    }

    @Test
    void inAProductSyncNoListingIsLostOrDoubled() throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true));
        for (int i = 0; i < ARTICLES; i++) {
            one.shop.catalog().add(one.codes());
        }
        one.shop.faults().always("GET variants", ShopFault.slow(Duration.ofMillis(500)));

        world.hub.running().runs().request(Jobs.PRODUCT_SYNC, one.connection.id(), "api", false, false);
        away("some variants are read", "SELECT COUNT(*) > 0 FROM listing_walk");
        one.shop.faults().clear();
        one.quiet();
        Run next = one.sync();

        assertThat(next.error()).isNull();
        assertThat(count("SELECT COUNT(*) FROM listing WHERE state = 'matched'"))
                .isEqualTo(ARTICLES);
        assertThat(count("SELECT COUNT(*) FROM product")).isEqualTo(ARTICLES);
    }

    /** Cuts the wire when something is so, and mends it after a while. */
    private void away(String when, String isSo) throws Exception {
        Until.within(SOON, when, () -> count(isSo) == 1);
        wire.cut();
        Until.during(AWAY, "the hub lives on without its database", () -> true);
        wire.mend();
        Until.within(SOON, "the hub finds its database again", () -> {
            try {
                return world.jdbi().withHandle(handle -> handle.execute("DO 1")) >= 0;
            } catch (RuntimeException away) {
                return false;
            }
        });
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
