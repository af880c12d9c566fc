package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.ShopArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What four jobs of one shop have to do, again and again, and what must be there when it is done. */
final class ShopWork {
    /** Two pages of variants, also with those that are added. */
    private static final int ARTICLES = 260;

    private static final int NEW_ARTICLES = 10;
    private static final int ORDERS = 20;
    private static final int DELIVERIES = 150;
    private static final int PIECES = 10_000;
    /** The shop takes what is ordered off its own number; a delivery of just as many would leave the hub's as it was. */
    private static final int MORE_THAN_IS_ORDERED = 1_000;

    final long connection;
    private final LastingShop lasting;
    private final SplittableRandom random;
    private final long warehouse;
    private final List<Long> variants = new ArrayList<>();
    private final List<Long> ordered = new ArrayList<>();
    private List<Long> toShip = List.of();
    private int shipped;
    private int rounds;

    /** Connects a shop with articles. */
    ShopWork(LastingShop lasting, ChildHub hub, SplittableRandom random) throws Exception {
        this.lasting = lasting;
        this.random = random;
        warehouse = lasting.warehouse(hub);
        connection = lasting.connect(hub, warehouse, Map.of("stockSync", true, "productSync", true, "matchBy", "sku"));
        add(ARTICLES);
    }

    /** New articles, deliveries, orders; what was ordered before leaves, the last of it by {@link #shipTheLast}. */
    void give(ChildHub hub) throws Exception {
        rounds++;
        deliver();
        toShip = lasting.longs("SELECT id FROM customer_order WHERE state = 'accepted' ORDER BY id");
        assertThat(toShip).hasSize(rounds == 1 ? 0 : ORDERS);
        // Nobody tells the shop yet: that is the job's work.
        lasting.execute("UPDATE connection SET enabled = FALSE");
        for (long order : toShip.subList(0, Math.max(0, toShip.size() - 1))) {
            ship(hub, order);
        }
        lasting.execute("UPDATE connection SET enabled = TRUE");
        shipped = ordered.size();
        add(NEW_ARTICLES);
        for (int i = 0; i < ORDERS; i++) {
            ordered.add(lasting.shop
                    .orders()
                    .place(OrderDraft.paid(
                            OrderDraft.Item.of(known(), 1 + random.nextInt(5)), OrderDraft.Item.of(known(), 1))));
        }
    }

    /** It lets the hub tell the shop by itself, of this order and of those that wait. */
    void shipTheLast(ChildHub hub) throws Exception {
        ship(hub, toShip.get(toShip.size() - 1));
    }

    private static void ship(ChildHub hub, long order) throws Exception {
        hub.post("/orders/" + order + "/shipments", Map.of("trackingCode", "3S" + order));
    }

    private void add(int articles) {
        for (int i = 0; i < articles; i++) {
            int number = variants.size();
            variants.add(lasting.shop.catalog().add(ShopArticle.of("SKU-" + number, "", "Mug " + number, "12.50")));
        }
    }

    /** A variant the hub has as a product since the first sync. */
    private long known() {
        return variants.get(random.nextInt(ARTICLES));
    }

    /** At first goods for every product, then for many of them. */
    private void deliver() {
        long products = rounds == 1 ? Integer.MAX_VALUE : DELIVERIES;
        long pieces = rounds == 1 ? PIECES : MORE_THAN_IS_ORDERED + random.nextInt(9);
        String delivery = "delivery-" + rounds + "-";
        lasting.jdbi.useTransaction(handle -> {
            handle.execute(
                    "INSERT IGNORE INTO stock_level (warehouse_id, product_id, on_hand, updated_at)"
                            + " SELECT ?, id, 0, NOW(6) FROM product",
                    warehouse);
            handle.execute(
                    "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                            + " SELECT warehouse_id, product_id, ?, on_hand + ?, 'delivery', CONCAT(?, product_id), NOW(6)"
                            + " FROM stock_level ORDER BY RAND(?) LIMIT ?",
                    pieces,
                    pieces,
                    delivery,
                    random.nextInt(),
                    products);
            handle.execute(
                    "UPDATE stock_level l JOIN stock_movement m USING (warehouse_id, product_id)"
                            + " SET l.on_hand = m.on_hand_after, l.updated_at = NOW(6) WHERE m.reference LIKE ?",
                    delivery + "%");
        });
    }

    /** Every order and product once, every shipment told once, every number in the shop, and the books add up. */
    void assertDone(String what) {
        assertThat(ShopHub.faults(lasting.jdbi)).as(what).isEmpty();
        assertThat(lasting.texts("SELECT remote_id FROM customer_order"))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        ordered.stream().map(String::valueOf).toList());
        assertThat(lasting.count("SELECT COUNT(*) FROM customer_order WHERE state = 'accepted'"))
                .as(what)
                .isEqualTo(ordered.size() - shipped);
        assertThat(lasting.count("SELECT COUNT(*) FROM product")).as(what).isEqualTo(variants.size());
        assertThat(lasting.count("SELECT COUNT(*) FROM listing WHERE state = 'matched'"))
                .as(what)
                .isEqualTo(variants.size());
        assertThat(ordered.subList(0, shipped)).as(what).allSatisfy(id -> assertThat(told(id))
                .isEqualTo(1));
        assertThat(ordered.subList(shipped, ordered.size())).as(what).allSatisfy(id -> assertThat(told(id))
                .isZero());
        Map<String, Long> available = available();
        assertThat(variants).as(what).allSatisfy(variant -> assertThat(
                        lasting.shop.catalog().stockLevel(variant))
                .isEqualTo(available.get(Long.toString(variant))));
    }

    private int told(long order) {
        return lasting.shop.orders().shipments(order).get(0).shippedCalls();
    }

    private Map<String, Long> available() {
        return lasting.jdbi.withHandle(
                handle -> handle.createQuery("SELECT l.remote_id, COALESCE(s.on_hand - s.reserved, 0) FROM listing l"
                                + " LEFT JOIN stock_level s USING (product_id)")
                        .reduceRows(new HashMap<>(), (all, row) -> {
                            all.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                            return all;
                        }));
    }
}
