package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.Shop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at five moments of each job of a shop. The shop lives on; the next start of the hub ends with every
 * order once, its goods kept once, every number sent and every shipment told once.
 */
@Tag("long")
class ShopKillTest {
    private static final int ROUNDS = 5;
    private static final int ARTICLES = 300;
    private static final int ORDERS = 25;
    private static final long COUNTED = 10_000;
    private static final long LONGEST_MILLIS = 1_500;
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final String UNDER_WAY = "SELECT COUNT(*) FROM run WHERE state IN ('queued', 'running')";

    private final ShopTime time = new ShopTime();
    private final List<Long> ordered = new ArrayList<>();

    @TempDir
    private Path temp;

    private SandboxShop api;
    private Shop shop;
    private List<Long> variants;
    private DatabaseSettings database;
    private Jdbi jdbi;
    private long connection;
    private long warehouse;

    @BeforeEach
    void aShopWithArticles() {
        api = SandboxShop.start(time);
        shop = api.add(ShopSetup.numbered(1).withLimits(RateLimits.NONE));
        for (int i = 0; i < ARTICLES; i++) {
            shop.catalog().add(ShopArticle.of("SKU-" + i, "", "Mug " + i, "12.50"));
        }
        variants = shop.catalog().variantIds();
        database = TestDatabase.freshSettings(temp.resolve("data"));
        jdbi = Outcome.jdbi(database);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aKillAtAnyMomentOfAnyJobLeavesWhatAnUndisturbedOneLeaves() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        System.out.println("ShopKillTest: -Dtests.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (ChildHub hub = ChildHub.start(database)) {
            connect(hub);
        }

        for (int round = 0; round < ROUNDS; round++) {
            String what = "round " + round + ", seed " + seed;
            killed("product-sync", random, what);
            try (ChildHub hub = ChildHub.start(database)) {
                quiet(what);
                ended(hub, "product-sync");
                assertThat(count("SELECT COUNT(*) FROM listing WHERE state = 'matched'"))
                        .as(what)
                        .isEqualTo(ARTICLES);
                assertThat(count("SELECT COUNT(*) FROM product")).as(what).isEqualTo(ARTICLES);
                stock(round);
                order(random);
            }
            killed("order-poll", random, what);
            killed("inventory-push", random, what);
            try (ChildHub hub = ChildHub.start(database)) {
                quiet(what);
                ended(hub, "order-poll");
                quiet(what);
                ended(hub, "inventory-push");
                assertThat(count("SELECT COUNT(*) FROM customer_order"))
                        .as(what)
                        .isEqualTo(ordered.size());
                shown(what);
                ship(hub);
            }
            killed("shipment-push", random, what);
            try (ChildHub hub = ChildHub.start(database)) {
                quiet(what);
                ended(hub, "shipment-push");
            }
            assertThat(ordered).as(what).allSatisfy(id -> assertThat(
                            shop.orders().shipments(id).get(0).shippedCalls())
                    .isEqualTo(1));
            assertThat(ShopHub.faults(jdbi)).as(what).isEmpty();
        }
    }

    private void connect(ChildHub hub) throws Exception {
        warehouse = hub.post("/warehouses", Map.of("name", "Hall"));
        connection = hub.post(
                "/connections?test=false",
                Map.of(
                        "kind",
                        "cseries",
                        "name",
                        "Shop",
                        "settings",
                        Map.of(
                                "baseUrl",
                                api.baseUrl(),
                                "language",
                                "nl",
                                "orderSync",
                                true,
                                "productSync",
                                true,
                                "stockSync",
                                true,
                                "matchBy",
                                "sku",
                                "warehouses",
                                List.of(Long.toString(warehouse))),
                        "secrets",
                        Map.of(
                                "apiKey",
                                shop.setup().key(),
                                "apiSecret",
                                shop.setup().secret())));
    }

    private void killed(String job, SplittableRandom random, String what) throws Exception {
        try (ChildHub hub = ChildHub.start(database)) {
            quiet(what);
            hub.run(connection, job);
            long end = System.nanoTime() + random.nextLong(LONGEST_MILLIS * 1_000_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        String left = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT(state, ' ', COALESCE(progress, '')) FROM run ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .one());
        System.out.println("ShopKillTest: " + what + ", " + job + " killed: " + left);
        time.turn(Duration.ofSeconds(2));
    }

    private void ended(ChildHub hub, String job) throws Exception {
        JsonNode run = hub.ended(hub.run(connection, job), DEADLINE);
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("succeeded");
        time.turn(Duration.ofSeconds(2));
    }

    private void quiet(String what) throws Exception {
        Until.within(DEADLINE, what + ": all work is done after the next start", () -> count(UNDER_WAY) == 0);
    }

    /** In the first round, goods for every product are counted in. */
    private void stock(int round) {
        if (round == 0) {
            jdbi.useTransaction(handle -> {
                handle.execute(
                        "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                                + " SELECT ?, id, ?, ?, 'count', CONCAT('first-', id), NOW(6) FROM product",
                        warehouse,
                        COUNTED,
                        COUNTED);
                handle.execute(
                        "INSERT INTO stock_level (warehouse_id, product_id, on_hand, updated_at)"
                                + " SELECT ?, id, ?, NOW(6) FROM product",
                        warehouse,
                        COUNTED);
            });
        }
    }

    private void order(SplittableRandom random) {
        for (int i = 0; i < ORDERS; i++) {
            ordered.add(shop.orders()
                    .place(OrderDraft.paid(
                            OrderDraft.Item.of(variants.get(random.nextInt(ARTICLES)), 1 + random.nextInt(5)),
                            OrderDraft.Item.of(variants.get(random.nextInt(ARTICLES)), 1))));
        }
    }

    /** The shop shows what the hub has to give. */
    private void shown(String what) {
        Map<String, Long> available = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT l.remote_id, s.on_hand - s.reserved FROM listing l JOIN stock_level s USING (product_id)")
                .reduceRows(new java.util.HashMap<>(), (all, row) -> {
                    all.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                    return all;
                }));
        assertThat(variants).as(what).allSatisfy(variant -> assertThat(
                        shop.catalog().stockLevel(variant))
                .isEqualTo(available.get(Long.toString(variant))));
    }

    private void ship(ChildHub hub) throws Exception {
        List<Long> ids =
                jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM customer_order WHERE state = 'accepted'")
                        .mapTo(Long.class)
                        .list());
        assertThat(ids).hasSize(ORDERS);
        for (long id : ids) {
            hub.post("/orders/" + id + "/shipments", Map.of("trackingCode", "3S" + id));
        }
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
