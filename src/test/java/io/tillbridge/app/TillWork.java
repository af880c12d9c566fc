package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Jobs;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.stock.Stock;
import io.tillbridge.storage.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What the jobs of two accounts of tills have to do, again and again, and what must be there when it is done: one account
 * sells and gets its numbers item by item, the other gets them by counts. Both show one warehouse.
 */
final class TillWork implements AutoCloseable {
    private static final int ARTICLES = 60;
    private static final int NEW_ARTICLES = 4;
    private static final int TO_CREATE = 3;
    private static final int SALES = 15;
    private static final int DELIVERIES = 25;
    private static final int PRICES = 15;
    private static final long PIECES = 1_000;

    final DoubleTill selling;
    final DoubleTill counting;
    final long seller;
    final long counter;
    private final LastingTills lasting;
    private final ShopTime time;
    private final SplittableRandom random;
    private final Database database;
    private final Stock stock;
    private final long warehouse;
    private final long shop;
    private final long counted;
    private final Map<Long, Article> articles = new LinkedHashMap<>();
    private final Map<Long, Sold> sold = new TreeMap<>();
    private final List<Long> sales = new ArrayList<>();
    private final List<Long> standing = new ArrayList<>();
    private final List<Long> voided = new ArrayList<>();
    private int rounds;

    /** What is sold; the books of the test beside those of the hub. */
    private static final class Article {
        final String sku;
        final long item;
        long onHand;
        BigDecimal price = BigDecimal.TEN;
        BigDecimal cost = new BigDecimal("5");

        Article(String sku, long item) {
            this.sku = sku;
            this.item = item;
        }
    }

    /** Connects two accounts with shops and articles. */
    TillWork(LastingTills lasting, ShopTime time, ChildHub hub, SplittableRandom random) throws Exception {
        this.lasting = lasting;
        this.time = time;
        this.random = random;
        database = Database.join(lasting.database);
        stock = new Stock(database, Clock.systemUTC());
        warehouse = lasting.warehouse(hub);
        selling = lasting.account();
        counting = lasting.account();
        shop = openShop(selling, "Riverside");
        counted = openShop(counting, "Hilltop");
        long employee = counting.stock().addEmployee("Ann", "Counts");
        selling.stock().addEmployee("Bo", "Sells");
        List<String> here = List.of(Long.toString(warehouse));
        seller = lasting.connect(
                hub,
                selling,
                Map.of(
                        "orderSync", true,
                        "productSync", true,
                        "stockSync", true,
                        "priceSync", true,
                        "costSync", true,
                        "autoCreateProducts", true,
                        "warehouses", here));
        counter = lasting.connect(
                hub,
                counting,
                Map.of(
                        "productSync",
                        true,
                        "stockSync",
                        true,
                        "countFrom",
                        1,
                        "employeeId",
                        Long.toString(employee),
                        "warehouses",
                        here));
        // The clock of the accounts is behind: their sales are the hub's all the same.
        lasting.jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO order_sync (connection_id, first_on) VALUES (?, ?)",
                seller,
                Instant.now().minus(Duration.ofMinutes(170))));
        add(ARTICLES);
    }

    private static long openShop(DoubleTill till, String name) {
        long made = till.stock().addShop(name, "America/Boise");
        till.stock().addRegister(made, "Front till");
        return made;
    }

    /** Sales, voids, edits, deliveries, prices, new items, products without items, a shop; tokens that have expired. */
    void give() {
        rounds++;
        time.turn(Duration.ofSeconds(61));
        add(NEW_ARTICLES);
        toCreate();
        List<Article> known = known();
        known.stream().filter(article -> article.onHand == 0).forEach(article -> deliver(article, PIECES));
        for (int i = 0; i < DELIVERIES; i++) {
            deliver(one(known), 1 + random.nextInt(9));
        }
        for (int i = 0; i < PRICES; i++) {
            price(one(known));
        }
        undo();
        for (int i = 0; i < SALES; i++) {
            sell(one(known), one(known));
        }
        if (rounds % 3 == 0) {
            openShop(selling, "Branch " + rounds);
        }
        selling.tokens().expireAccess();
        counting.tokens().expireAccess();
    }

    private List<Article> known() {
        return articles.values().stream().filter(article -> article.item != 0).toList();
    }

    private Article one(List<Article> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void add(int number) {
        for (int i = 0; i < number; i++) {
            String sku = "KILL-" + (articles.size() + 1);
            long item = selling.stock().addItem(ItemDraft.of(sku, "", "Lamp " + sku, "12.50"));
            counting.stock().addItem(ItemDraft.of(sku, "", "Lamp " + sku, "12.50"));
            articles.put(product(sku), new Article(sku, item));
        }
    }

    /** Products that the selling account is to get items of. */
    private void toCreate() {
        for (int i = 0; i < TO_CREATE; i++) {
            String sku = "KILL-" + (articles.size() + 1);
            long product = product(sku);
            articles.put(product, new Article(sku, 0));
            lasting.jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO till_product (connection_id, product_id, enabled, created_by, created_at, updated_at)"
                            + " VALUES (?, ?, TRUE, 'test', NOW(6), NOW(6))",
                    seller,
                    product));
        }
    }

    private long product(String sku) {
        return lasting.jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (:sku, 1, 'Lamp', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""")
                .bind("sku", sku)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private void deliver(Article article, long pieces) {
        article.onHand += pieces;
        stock.set(warehouse, id(article), article.onHand, "delivery-" + rounds + "-" + random.nextLong());
    }

    private long id(Article article) {
        return articles.entrySet().stream()
                .filter(entry -> entry.getValue() == article)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void price(Article article) {
        article.price = new BigDecimal(1_000 + random.nextInt(500)).movePointLeft(2);
        article.cost = new BigDecimal(100 + random.nextInt(500)).movePointLeft(2);
        lasting.jdbi.useHandle(handle -> handle.execute(
                "UPDATE product SET msrp = ?, default_cost = ? WHERE id = ?",
                article.price,
                article.cost,
                id(article)));
    }

    /** One line of so many pieces, and one of one. */
    private record Sold(Article first, int pieces, Article second) {}

    private void sell(Article first, Article second) {
        int pieces = 1 + random.nextInt(4);
        long sale = selling.sales()
                .ringUp(SaleDraft.at(shop).item(first.item, pieces).item(second.item, 1));
        first.onHand -= pieces;
        second.onHand -= 1;
        sales.add(sale);
        standing.add(sale);
        sold.put(sale, new Sold(first, pieces, second));
    }

    /** Of the sales of the rounds before: one void, one with another quantity, one that comes back. */
    private void undo() {
        if (standing.size() < 3) {
            return;
        }
        long undone = standing.remove(random.nextInt(standing.size()));
        selling.sales().voidSale(undone);
        voided.add(undone);
        sold.get(undone).first().onHand += sold.get(undone).pieces();
        sold.get(undone).second().onHand += 1;
        long edited = standing.remove(random.nextInt(standing.size()));
        selling.sales().changeQuantity(edited, 0, sold.get(edited).pieces() + 2);
        sold.get(edited).first().onHand -= 2;
        long back = standing.remove(random.nextInt(standing.size()));
        sales.add(selling.sales().refund(back));
        sold.get(back).first().onHand += sold.get(back).pieces();
        sold.get(back).second().onHand += 1;
    }

    /** Every call takes so long that each job takes some seconds. */
    List<String> slowCalls() {
        return List.of(
                "GET Sale 400",
                "GET Sale/* 60",
                "GET Item 300",
                "GET ItemShop 300",
                "PUT Item/* 50",
                "POST Item 250",
                "POST InventoryCount 300",
                "POST InventoryCountItem 50",
                "POST InventoryCountReconcile 500",
                "GET Shop 1000",
                "GET Register 1000",
                "GET Employee 1000",
                "GET PriceLevel 300",
                "POST auth/oauth/token 300");
    }

    /** All that was under way is done; each job has run once more to its end. */
    void settle(ChildHub hub, String what) throws Exception {
        quiet(what);
        // What could not be found out about a creation is looked for soon.
        lasting.execute("UPDATE till_product SET retry_at = NULL");
        ended(hub, seller, Jobs.ORDER_POLL, what);
        ended(hub, seller, Jobs.PRODUCT_SYNC, what);
        ended(hub, counter, Jobs.PRODUCT_SYNC, what);
        ended(hub, seller, Jobs.PRICE_PUSH, what);
        ended(hub, seller, Jobs.INVENTORY_PUSH, what);
        ended(hub, counter, Jobs.INVENTORY_PUSH, what);
        hub.answer("/connections/" + seller + "/shops/refresh");
        time.turn(Duration.ofSeconds(2));
    }

    void quiet(String what) throws Exception {
        Until.holds(
                what + ": all work is taken up and done",
                () -> lasting.count("SELECT COUNT(*) FROM run WHERE state IN ('queued', 'running')") == 0);
    }

    private void ended(ChildHub hub, long connection, String job, String what) throws Exception {
        quiet(what);
        var run = hub.ended(lasting.ask(hub, connection, job), Until.STOP);
        assertThat(run.path("state").asText())
                .as("%s: %s %s", what, run, hub.get("/runs/" + run.path("id").asText() + "/events"))
                .isEqualTo("succeeded");
    }

    /** Every sale once, stock moved once, every number and price at the till, each item there once, both signed in. */
    void assertDone(String what) {
        assertThat(ShopHub.faults(lasting.jdbi)).as(what).isEmpty();
        assertThat(lasting.texts("SELECT remote_id FROM customer_order"))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        sales.stream().map(String::valueOf).toList());
        assertThat(lasting.texts("SELECT remote_id FROM customer_order WHERE state = 'cancelled'"))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        voided.stream().map(String::valueOf).toList());
        Map<Long, Long> onHand = onHand();
        articles.forEach((product, article) -> assertThat(onHand.getOrDefault(product, 0L))
                .as("%s: on hand of %s", what, article.sku)
                .isEqualTo(article.onHand));
        assertItems(what);
        assertThat(lasting.texts("SELECT state FROM connection_grant")).as(what).containsOnly("signed-in");
        assertThat(lasting.count("SELECT COUNT(*) FROM till_shop WHERE NOT archived AND connection_id = " + seller))
                .as(what)
                .isEqualTo(selling.stock().shopIds().size());
        assertThat(lasting.count("SELECT COUNT(*) FROM failure WHERE state = 'kept'"))
                .as(what)
                .isZero();
        assertThat(lasting.count("SELECT COUNT(*) FROM till_count WHERE ended_at IS NULL"))
                .as(what)
                .isZero();
    }

    private void assertItems(String what) {
        Map<String, Long> there = bySku(selling, what);
        Map<String, Long> other = bySku(counting, what);
        articles.forEach((product, article) -> {
            String name = what + ": " + article.sku;
            assertThat(there).as(what).containsKey(article.sku);
            long item = there.get(article.sku);
            assertThat(selling.stock().quantity(item, shop)).as(name).isEqualTo(article.onHand);
            assertThat(selling.stock().prices(item).get("Default")).as(name).isEqualByComparingTo(article.price);
            assertThat(new BigDecimal(selling.stock().field(item, "defaultCost")))
                    .as(name)
                    .isEqualByComparingTo(article.cost);
            if (other.containsKey(article.sku)) {
                assertThat(counting.stock().quantity(other.get(article.sku), counted))
                        .as("%s, counted", name)
                        .isEqualTo(article.onHand);
            }
        });
    }

    /** Fails when two items have one SKU. */
    private static Map<String, Long> bySku(DoubleTill till, String what) {
        Map<String, Long> items = new TreeMap<>();
        till.stock().itemIds().forEach(item -> assertThat(items.put(till.stock().field(item, "customSku"), item))
                .as("%s: another item of the same SKU as item %s", what, item)
                .isNull());
        return items;
    }

    private Map<Long, Long> onHand() {
        return lasting.jdbi.withHandle(
                handle -> handle.createQuery("SELECT product_id, on_hand FROM stock_level WHERE warehouse_id = ?")
                        .bind(0, warehouse)
                        .reduceRows(new TreeMap<>(), (all, row) -> {
                            all.put(row.getColumn(1, Long.class), row.getColumn(2, Long.class));
                            return all;
                        }));
    }

    @Override
    public void close() {
        database.close();
    }
}
