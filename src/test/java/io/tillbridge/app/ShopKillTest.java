package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.Shop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopFault;
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
 * {@code kill -9} at five moments of each job of a shop, while it is running and has work. The shop lives on; the next start
 * of the hub ends with every order once, its goods kept once, every number sent and every shipment told once.
 */
@Tag("long")
class ShopKillTest {
    private static final int ROUNDS = 5;
    private static final int ARTICLES = 300;
    private static final int ORDERS = 25;
    private static final long COUNTED = 10_000;
    private static final int COUNTS = 100;
    /** About how long a job runs here; the kill comes at a random moment of it. */
    private static final Map<String, Integer> MILLIS =
            Map.of("product-sync", 900, "order-poll", 2_000, "inventory-push", 1_500, "shipment-push", 2_500);

    private static final int MILLIS_TOGETHER = 200;

    private static final int HITS = 15;
    private static final Duration ANSWER = Duration.ofMillis(80);
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
    /** Whether the shop takes many numbers by one call. */
    private boolean together;

    private int hits;
    private int counted;

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
            together = round % 2 == 0;
            shop.quirks().bulkSupported(together);
            killed("product-sync", random, what, hub -> hub.run(connection, "product-sync"));
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
            killed("order-poll", random, what, hub -> hub.run(connection, "order-poll"));
            killed("inventory-push", random, what, hub -> {
                move(hub, random);
                return hub.run(connection, "inventory-push");
            });
            try (ChildHub hub = ChildHub.start(database)) {
                quiet(what);
                ended(hub, "order-poll");
                quiet(what);
                ended(hub, "inventory-push");
                assertThat(count("SELECT COUNT(*) FROM customer_order"))
                        .as(what)
                        .isEqualTo(ordered.size());
                shown(what);
            }
            killed("shipment-push", random, what, this::ship);
            try (ChildHub hub = ChildHub.start(database)) {
                quiet(what);
                ended(hub, "shipment-push");
            }
            assertThat(ordered).as(what).allSatisfy(id -> assertThat(
                            shop.orders().shipments(id).get(0).shippedCalls())
                    .isEqualTo(1));
            assertThat(ShopHub.faults(jdbi)).as(what).isEmpty();
        }

        assertThat(hits)
                .as("kills that hit a running job, of %s; seed %s", 4 * ROUNDS, seed)
                .isGreaterThanOrEqualTo(HITS);
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

    /** Gives a job work and asks for it; the id of its run. */
    private interface Asking {
        long ask(ChildHub hub) throws Exception;
    }

    private void killed(String job, SplittableRandom random, String what, Asking asking) throws Exception {
        long run;
        try (ChildHub hub = ChildHub.start(database)) {
            quiet(what);
            shop.faults().always("**", ShopFault.slow(ANSWER));
            run = asking.ask(hub);
            Until.within(
                    DEADLINE, what + ": " + job + " runs", () -> !state(run).equals("queued"));
            int longest = job.equals("inventory-push") && together ? MILLIS_TOGETHER : MILLIS.get(job);
            long end = System.nanoTime() + random.nextLong(longest * 1_000_000L);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        shop.faults().clear();
        hits += state(run).equals("running") ? 1 : 0;
        System.out.println("ShopKillTest: " + what + ", " + job + " killed while " + state(run) + ": "
                + text("SELECT CONCAT(counters, ' ', COALESCE(progress, '')) FROM run WHERE id = " + run));
        time.turn(Duration.ofSeconds(2));
    }

    private String state(long run) {
        return text("SELECT state FROM run WHERE id = " + run);
    }

    private String text(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
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

    /** Goods come for some products, so that there are numbers to send. */
    private void move(ChildHub hub, SplittableRandom random) throws Exception {
        List<Long> products = jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM product ORDER BY id")
                .mapTo(Long.class)
                .list());
        for (int i = 0; i < COUNTS; i++) {
            hub.post(
                    "/stock/movements",
                    Map.of(
                            "warehouseId",
                            Long.toString(warehouse),
                            "productId",
                            products.get(random.nextInt(ARTICLES)).toString(),
                            "delta",
                            1 + random.nextInt(9),
                            "reason",
                            "delivery",
                            "reference",
                            "delivery-" + ++counted));
        }
    }

    /** All accepted orders leave; the first of them lets the hub tell the shop by itself. */
    private long ship(ChildHub hub) throws Exception {
        List<Long> ids =
                jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM customer_order WHERE state = 'accepted'")
                        .mapTo(Long.class)
                        .list());
        assertThat(ids).hasSize(ORDERS);
        // The last one alone: what is stored before a run begins is told by it.
        jdbi.useHandle(handle -> handle.execute("UPDATE connection SET enabled = FALSE"));
        for (long id : ids.subList(1, ORDERS)) {
            hub.post("/orders/" + id + "/shipments", Map.of("trackingCode", "3S" + id));
        }
        jdbi.useHandle(handle -> handle.execute("UPDATE connection SET enabled = TRUE"));
        hub.post("/orders/" + ids.get(0) + "/shipments", Map.of("trackingCode", "3S" + ids.get(0)));
        return count("SELECT MAX(id) FROM run WHERE job = 'shipment-push'");
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
