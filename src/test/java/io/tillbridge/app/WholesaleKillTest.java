package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while wholesale orders are accepted and shipped and a batch of products is written: each call was done
 * whole or not at all, and a client that looks and goes on ends with every piece sent once. The system property
 * {@code kills.wholesale} says how many kills.
 */
@Tag("long")
class WholesaleKillTest {
    private static final int KILLS = Integer.getInteger("kills.wholesale", 4);
    private static final int PRODUCTS = 150;
    private static final int PIECES = 1_000_000;
    /** The longest time of a life of the hub in which calls are under way. */
    private static final int LONGEST_MILLIS = 1_500;

    /** What must hold after any kill; each row is a fault. */
    private static final String FAULTS =
            """
            SELECT CONCAT('stock of ', l.product_id, ': on hand ', l.on_hand, ', reserved ', l.reserved)
            FROM stock_level l
            WHERE l.on_hand <> COALESCE((SELECT SUM(delta) FROM stock_movement m
                WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id), 0)
              OR l.reserved <> COALESCE((SELECT SUM(quantity - taken) FROM reservation r
                WHERE r.product_id = l.product_id AND r.warehouse_id = l.warehouse_id AND r.state = 'held'), 0)
              OR l.on_hand <> %d - COALESCE((SELECT SUM(shipped) FROM wholesale_line w
                WHERE w.product_id = l.product_id), 0)
            UNION ALL
            SELECT CONCAT('order ', o.id, ' ', o.state, ', line ', w.id, ': shipped ', w.shipped, ' of ', w.quantity)
            FROM wholesale_order o JOIN wholesale_line w ON w.order_id = o.id
            WHERE w.shipped <> COALESCE((SELECT SUM(quantity) FROM wholesale_shipment_line s WHERE s.line_id = w.id), 0)
              OR COALESCE((SELECT SUM(r.quantity - r.taken) FROM reservation r
                  WHERE r.owner = CONCAT('wholesale-line:', w.id) AND r.state = 'held'), 0)
                <> IF(o.state IN ('accepted', 'processing', 'partly-shipped'), w.quantity - w.shipped, 0)
            UNION ALL
            SELECT CONCAT('order ', o.id, ' ', o.state, ': ', COUNT(*), ' times ', h.what)
            FROM wholesale_order o JOIN wholesale_history h ON h.order_id = o.id
            WHERE h.what NOT IN ('ship', 'shipped')
            GROUP BY o.id, h.what HAVING COUNT(*) > 1
            UNION ALL
            SELECT CONCAT('order ', o.id, ' ', o.state, ' has ', COUNT(s.id), ' shipments')
            FROM wholesale_order o LEFT JOIN wholesale_shipment s ON s.order_id = o.id
            GROUP BY o.id
            HAVING COUNT(s.id) <> CASE MAX(o.state) WHEN 'completed' THEN 2 WHEN 'partly-shipped' THEN 1 ELSE 0 END"""
                    .formatted(PIECES);

    private final SplittableRandom random = new SplittableRandom(Long.getLong("tests.seed", System.nanoTime()));

    @TempDir
    private Path temp;

    private LastingHub lasting;
    private long retailer;
    private int batches;

    @BeforeEach
    void open() {
        lasting = new LastingHub(temp, Map.of());
    }

    @Test
    void aKillLeavesEachCallWholeOrUndone() throws Exception {
        try (ChildHub hub = lasting.hub()) {
            goods(hub);
            whole(hub);
        }
        int cut = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            CompletableFuture<Integer> selling;
            CompletableFuture<Integer> writing;
            try (ChildHub hub = lasting.hub()) {
                whole(hub);
                orders(hub, 4);
                selling = CompletableFuture.supplyAsync(() -> cut(() -> sell(hub)));
                writing = CompletableFuture.supplyAsync(() -> cut(() -> write(hub)));
                Until.later(Duration.ofMillis(random.nextLong(LONGEST_MILLIS)));
            }
            cut += selling.get() + writing.get();
            System.out.println(
                    "WholesaleKillTest: kill " + kill + " cut " + selling.get() + " move, " + writing.get() + " batch");
        }
        try (ChildHub hub = lasting.hub()) {
            whole(hub);
            sell(hub);
            write(hub, ++batches);
            whole(hub);
        }
        assertThat(cut).as("calls that a kill met").isGreaterThanOrEqualTo(KILLS);
        assertThat(lasting.count("SELECT COUNT(*) FROM wholesale_order WHERE state <> 'completed'"))
                .isZero();
        assertThat(lasting.count("SELECT COUNT(*) FROM wholesale_line WHERE shipped <> quantity"))
                .isZero();
        assertThat(lasting.count("SELECT COUNT(*) FROM product")).isEqualTo(PRODUCTS);
        assertThat(lasting.texts("SELECT DISTINCT CAST(msrp AS CHAR) FROM product"))
                .as("of the last batch")
                .hasSize(1)
                .first()
                .asString()
                .startsWith((10 + batches) + ".");
    }

    /** Calls that a test asks for until the hub is gone. */
    @FunctionalInterface
    private interface Calls {
        void make() throws Exception;
    }

    /** @return 1 when the kill met one of them */
    private static int cut(Calls calls) {
        try {
            calls.make();
            return 0;
        } catch (IOException gone) {
            assertThat(gone.getMessage() == null ? "" : gone.getMessage())
                    .as("an answer that is no success")
                    .doesNotContain(" answered ");
            return 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void goods(ChildHub hub) throws Exception {
        long warehouse = lasting.warehouse(hub);
        hub.answer("PATCH", "/settings", Map.of("wholesale", Map.of("warehouses", List.of(Long.toString(warehouse)))));
        write(hub, ++batches);
        hub.answer(
                "PUT",
                "/stock",
                Map.of(
                        "items",
                        IntStream.range(0, PRODUCTS)
                                .mapToObj(i -> Map.of(
                                        "warehouseId", Long.toString(warehouse), "sku", "P-" + i, "onHand", PIECES))
                                .toList()));
        retailer = hub.post(
                "/retailers", Map.of("companyName", "Retailer", "contactName", "Bo", "email", "bo@bikes.example"));
        hub.answer("/retailers/" + retailer + "/approve", Map.of());
    }

    private void orders(ChildHub hub, int count) throws Exception {
        List<Map<String, Object>> lines = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> Map.<String, Object>of("sku", "P-" + i, "quantity", 3))
                .toList();
        for (int i = 0; i < count; i++) {
            long order = hub.post("/wholesale-orders", Map.of("retailerId", Long.toString(retailer), "lines", lines));
            hub.answer("/wholesale-orders/" + order + "/submit", Map.of());
        }
    }

    /** Goes on with each order from where it is. */
    private void sell(ChildHub hub) throws Exception {
        for (long id : lasting.longs("SELECT id FROM wholesale_order WHERE state <> 'completed' ORDER BY id")) {
            String order = "/wholesale-orders/" + id;
            JsonNode now = hub.get(order);
            if (now.path("state").asText().equals("submitted")) {
                hub.answer(order + "/accept", Map.of());
                now = hub.get(order);
            }
            if (now.path("state").asText().equals("accepted")) {
                List<Map<String, Object>> part = new ArrayList<>();
                now.path("lines")
                        .forEach(line ->
                                part.add(Map.of("lineId", line.path("id").asText(), "quantity", 1)));
                hub.answer(order + "/shipments", Map.of("lines", part));
            }
            hub.answer(order + "/shipments", Map.of("trackingCode", "3S" + id));
        }
    }

    private void write(ChildHub hub) throws Exception {
        while (hub.alive()) {
            write(hub, ++batches);
        }
        throw new IOException("gone");
    }

    private static void write(ChildHub hub, int batch) throws Exception {
        JsonNode answer = hub.answer(
                "PUT",
                "/catalog/products",
                Map.of(
                        "items",
                        IntStream.range(0, PRODUCTS)
                                .mapToObj(i -> Map.of(
                                        "vendorSku",
                                        "P-" + i,
                                        "name",
                                        "Product " + i,
                                        "brand",
                                        "Acme",
                                        "msrp",
                                        (10 + batch) + ".00",
                                        "defaultCost",
                                        "5.00",
                                        "language",
                                        "en"))
                                .toList()));
        assertThat(answer.path("items").findValuesAsText("outcome"))
                .hasSize(PRODUCTS)
                .doesNotContain("rejected");
    }

    /** Once what a kill interrupted was ended by the next start. */
    private void whole(ChildHub hub) throws Exception {
        Until.holds(
                "every batch has ended",
                () -> lasting.count("SELECT COUNT(*) FROM delivery WHERE state IN ('received', 'loading')") == 0
                        && hub.alive());
        assertThat(lasting.texts(FAULTS)).isEmpty();
        assertThat(lasting.count("SELECT COUNT(*) FROM product")).isEqualTo(PRODUCTS);
    }
}
