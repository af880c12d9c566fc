package io.tillbridge.flow.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.Secrets;
import io.tillbridge.flow.RunMessage;
import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.flow.shops.TillShopsSteps;
import io.tillbridge.order.Coverage;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Running;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.till.CountRights;
import io.tillbridge.till.TillShop;
import io.tillbridge.till.TillShops;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stock push to a till's account through its real routes, steps and tables; only the account is a double. */
class TillPushTest extends RouteTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.systemUTC();
    private final Running running = new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, clock);
    private final Connections connections = new Connections(
            database.jdbi(),
            Secrets.open(Path.of("unused"), KEY),
            new ConnectionKinds(List.of(new RSeries(id -> true))),
            clock);
    private final TillAccount account = new TillAccount(clock);
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "stockSync", true,
            "shopMapping", true,
            "shops", List.of(shop("2", "1"), shop("3", "1", "2"))));
    private boolean mayCount;
    private long till;

    TillPushTest() {
        super(
                "rseries/rseries-inventory-push.camel.yaml",
                "rseries/rseries-shops-read.camel.yaml",
                "rseries/till-push-shown.camel.yaml",
                "rseries/till-push-chunks.camel.yaml",
                "rseries/till-push-items.camel.yaml",
                "rseries/till-push-failures.camel.yaml",
                "rseries/till-count.camel.yaml",
                "rseries/till-count-failures.camel.yaml",
                "rseries/till-count-turn.camel.yaml",
                "rseries/till-count-reconcile.camel.yaml");
        Listings listings = new Listings(database, clock);
        OrderWatermark read = new OrderWatermark(new Coverage(database, clock, Duration.ofDays(1)));
        CountRights rights = new CountRights() {
            @Override
            public boolean mayCount(long connectionId) {
                return mayCount;
            }

            @Override
            public Optional<String> employee(long connectionId) {
                return Optional.of("6");
            }
        };
        TillStockParts parts = new TillStockParts(
                database,
                connections,
                listings,
                new PushGuards(listings, read, running.runs()),
                rights,
                SteadyClock.of(clock));
        Map<String, Processor> steps = new HashMap<>(new TillStockSteps(parts).byName());
        steps.putAll(new TillCountSteps(parts).byName());
        steps.putAll(new TillShopsSteps(new TillShops(database), clock).byName());
        steps.put("runInfo", RunMessage.INFO);
        steps.put("runWarning", RunMessage.WARNING);
        steps.forEach(this::bean);
        step("till-push-one.send", account::put);
        step("till-push-shown-list.pages", account::list);
        step("till-count-check.pages", account::list);
        step("rseries-shops-list.pages", account::shops);
        step("till-count.create", account::count);
        step("till-count-number.add", account::counted);
        step("till-count-reconcile.call", account::reconcile);
    }

    @BeforeEach
    void shops() {
        for (String name : List.of("North", "South")) {
            execute("INSERT INTO warehouse (name, created_at, updated_at) VALUES (?, NOW(6), NOW(6))", name);
        }
        till = connect();
        for (int i = 1; i <= 3; i++) {
            item(i, i * 10L, i);
        }
    }

    @AfterEach
    void close() {
        running.close();
        database.close();
    }

    @Test
    void everyChangedItemIsOneCallForAllShopsTheSmallestNumberFirst() throws Exception {
        Run first = push(false, false);

        assertThat(account.calls("PUT"))
                .containsExactly("PUT Item/101 {2=10, 3=11}", "PUT Item/102 {2=20, 3=22}", "PUT Item/103 {2=30, 3=33}");
        assertThat(first.counters()).containsEntry("sent", 6L).containsEntry("itemCalls", 3L);
        account.calls.clear();
        stock(1, 2, 5);
        Run second = push(false, false);
        assertThat(account.calls("PUT")).containsExactly("PUT Item/102 {2=5, 3=7}");
        assertThat(second.counters()).containsEntry("sent", 2L);
        account.calls.clear();
        push(false, false);
        assertThat(account.calls("PUT")).isEmpty();
    }

    @Test
    void theShopsAreReadWhenTheyNeverWere() throws Exception {
        push(false, false);
        push(false, false);

        assertThat(account.calls("GET Shop")).hasSize(1);
        assertThat(new TillShops(database).shops(till))
                .extracting(TillShop::name)
                .containsExactly("Riverside", "Hilltop");
    }

    @Test
    void numbersThatTheAccountShowsAlreadyAreNotSent() throws Exception {
        account.stock.put("101", new HashMap<>(Map.of("2", 10L, "3", 4L)));
        account.stock.put("103", new HashMap<>(Map.of("2", 30L, "3", 33L)));

        push(false, false);

        assertThat(account.calls("PUT")).containsExactly("PUT Item/101 {3=11}", "PUT Item/102 {2=20, 3=22}");
    }

    @Test
    void whatIsOwedIsShownAsNothingAndNeverNegative() throws Exception {
        execute("UPDATE stock_level SET reserved = 500 WHERE product_id = 1");
        account.stock.put("101", new HashMap<>(Map.of("2", -4L, "3", 9L)));

        push(false, false);

        assertThat(account.calls("PUT").get(0)).isEqualTo("PUT Item/101 {2=0, 3=0}");
    }

    @Test
    void fiveShopsGoByOneCall() throws Exception {
        List<Map<String, Object>> five = IntStream.rangeClosed(11, 15)
                .mapToObj(id -> shop(Integer.toString(id), "1"))
                .toList();
        known(IntStream.rangeClosed(11, 15)
                .mapToObj(id -> new TillShop(Integer.toString(id), "Shop " + id, null, null, false))
                .toArray(TillShop[]::new));
        change("shops", five);

        push(false, false);

        assertThat(account.calls("PUT")).hasSize(3);
        assertThat(account.calls("PUT").get(0)).isEqualTo("PUT Item/101 {11=10, 12=10, 13=10, 14=10, 15=10}");
    }

    @Test
    void shopsThatSendNothingAreNamedOnce() throws Exception {
        known(
                new TillShop("2", "Riverside", null, null, true),
                new TillShop("3", "Hilltop", null, null, false),
                new TillShop("4", "Quay", null, null, false));
        change("shops", List.of(shop("2", "1"), shop("3", "1"), shop("9", "1")));

        Run run = push(false, false);

        assertThat(account.calls("PUT")).allMatch(call -> call.matches("PUT Item/10[123] \\{3=[0-9]+}"));
        assertThat(events(run)).filteredOn(event -> event.contains("Quay (4)")).hasSize(1);
        assertThat(events(run))
                .filteredOn(event -> event.contains("Riverside (2): Archived"))
                .hasSize(1);
        assertThat(events(run))
                .filteredOn(event -> event.contains("never seen with a shop 9"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BAD, refused", "GONE, gone", "PASSING, missed"})
    void anItemThatFailsDoesNotStopTheOthers(String fault, String counter) throws Exception {
        account.faults = call -> !call.startsWith("PUT Item/102")
                ? null
                : switch (fault) {
                    case "BAD" -> new BadDataFailure("422: the UPC is that of item 7");
                    case "GONE" -> gone();
                    default -> new PassingFailure("the account is away");
                };

        Run run = push(false, false);

        assertThat(run.counters()).containsEntry("sent", 4L).containsKey(counter);
        account.faults = call -> null;
        account.calls.clear();
        push(false, false);
        assertThat(account.calls("PUT")).hasSize(fault.equals("PASSING") ? 1 : 0);
        stock(1, 2, 4);
        push(false, false);
        assertThat(account.calls("PUT")).hasSize(fault.equals("GONE") ? 0 : fault.equals("BAD") ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT Item/101, 0, 1",
        "POST InventoryCount 2, 3, 1",
        "POST InventoryCountItem 101, 3, 1",
        "POST InventoryCountReconcile, 3, 1"
    })
    void aPushEndsWhenNoCallsAreLeft(String call, int countFrom, int calls) throws Exception {
        mayCount = true;
        change("countFrom", countFrom);
        account.faults = made -> made.startsWith(call) ? new BudgetSpent("no calls are left", Instant.EPOCH) : null;

        push(false, false);

        assertThat(account.calls(call)).hasSize(calls);
        assertThat(account.calls("PUT")).hasSize(countFrom == 0 ? 1 : 0);
        account.faults = made -> null;
        change("countFrom", 0);
        push(false, false);
        assertThat(account.stock.get("103")).containsEntry("2", 30L).containsEntry("3", 33L);
    }

    @Test
    void anAccountThatIsAwayIsAskedForThreeItemsAndNoMore() throws Exception {
        item(4, 40, 4);
        item(5, 50, 5);
        account.faults = made -> made.startsWith("PUT") ? new PassingFailure("the account is away") : null;

        Run run = push(false, false);

        assertThat(run.counters()).containsEntry("missed", 6L).containsEntry("sent", 0L);
        account.faults = made -> null;
        assertThat(push(false, false).counters()).containsEntry("sent", 10L);
    }

    @Test
    void aDryRunSendsNothingAndSaysWhatItWould() throws Exception {
        known(new TillShop("2", "Riverside", null, null, false), new TillShop("3", "Hilltop", null, null, false));

        Run run = push(true, false);

        assertThat(account.calls).isEmpty();
        assertThat(run.counters()).containsEntry("due", 6L);
        assertThat(events(run)).anyMatch(event -> event.startsWith("Would send 10 for item 101 in shop 2"));
    }

    @ParameterizedTest
    @CsvSource({"stockSync, stockSync of this till is off", "shops, no shop of the connection names warehouses"})
    void aTillThatIsNotSetUpIsSentNothingAndSaysSo(String setting, String text) throws Exception {
        change(setting, setting.equals("stockSync") ? false : List.of());

        Run run = push(false, false);

        assertThat(account.calls).isEmpty();
        assertThat(events(run)).anyMatch(event -> event.contains(text));
    }

    @Test
    void nothingIsSentWhileSalesAreUnread() throws Exception {
        change("orderSync", true);

        Run held = push(false, false);

        assertThat(account.calls("PUT")).isEmpty();
        assertThat(events(held)).anyMatch(event -> event.contains("sales were read never"));
        push(false, true);
        assertThat(account.calls("PUT")).hasSize(3);
    }

    @Test
    void aCountCarriesManyNumbersByTwoCallsMore() throws Exception {
        mayCount = true;
        change("countFrom", 3);

        Run run = push(false, false);

        assertThat(account.calls("POST InventoryCount "))
                .containsExactly("POST InventoryCount 2", "POST InventoryCount 3");
        assertThat(account.calls("POST InventoryCountItem")).hasSize(6).contains("POST InventoryCountItem 103=33 by 6");
        assertThat(account.reconciled).containsExactly("70", "71");
        assertThat(account.calls("PUT")).isEmpty();
        assertThat(run.counters()).containsEntry("sent", 6L).containsEntry("counts", 2L);
        account.calls.clear();
        stock(1, 1, 1);
        push(false, false);
        assertThat(account.calls("PUT")).containsExactly("PUT Item/101 {2=1, 3=2}");
    }

    @ParameterizedTest
    @CsvSource({"POST InventoryCount 2, 0", "POST InventoryCountItem 102, 0", "POST InventoryCountReconcile, 1"})
    void aCountThatFailsIsNotRepeatedAndItsNumbersGoItemByItem(String call, int reconciled) throws Exception {
        mayCount = true;
        change("countFrom", 3);
        account.faults = made -> made.startsWith(call) ? new PassingFailure("504") : null;

        Run run = push(false, false);

        assertThat(account.calls(call)).hasSize(1);
        assertThat(account.reconciled).isEmpty();
        assertThat(account.calls("POST InventoryCountReconcile")).hasSize(reconciled);
        assertThat(account.stock.get("103")).containsEntry("2", 30L).containsEntry("3", 33L);
        assertThat(run.counters()).containsEntry("sent", 6L);
        assertThat(value("SELECT COUNT(*) FROM till_count WHERE ended_at IS NULL"))
                .isZero();
    }

    @Test
    void aNumberThatACountDoesNotTakeIsLeftOut() throws Exception {
        mayCount = true;
        change("countFrom", 3);
        account.faults = made -> made.startsWith("POST InventoryCountItem 102") ? new BadDataFailure("422") : null;

        Run run = push(false, false);

        assertThat(account.reconciled).hasSize(2);
        assertThat(account.counts.get("70")).containsOnlyKeys("101", "103");
        assertThat(run.counters()).containsEntry("sent", 4L).containsEntry("refused", 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "till-count.create, begun", "till-count-fill.created, begun", "till-count-number.add, filling",
        "till-count-fill.ready, filling", "till-count-reconcile.call, reconciling",
                "till-count-check.pages, reconciling",
        "till-count-check.end, reconciling"
    })
    void aCountThatWasKilledIsNeverGoneOnWith(String step, String state) throws Exception {
        mayCount = true;
        change("countFrom", 3);
        change("shops", List.of(shop("2", "1")));
        step(step, exchange -> {
            throw new IllegalStateException("killed");
        });
        Exchange killed = sent(false, false);
        assertThat(killed.getException()).hasStackTraceContaining("killed");
        assertThat(text("SELECT state FROM till_count")).isEqualTo(state);

        account.calls.clear();
        step("till-count.create", account::count);
        change("countFrom", 0);
        restore(step);
        Run next = push(false, false);

        assertThat(account.calls("POST")).isEmpty();
        assertThat(account.stock.get("102")).containsEntry("2", 20L);
        assertThat(events(next)).anyMatch(event -> event.contains("was interrupted"));
        assertThat(text("SELECT state FROM till_count")).isEqualTo(state.equals("reconciling") ? "done" : "left");
    }

    /** The steps of the next run are whole again. */
    private void restore(String step) {
        Map<String, Processor> edges = Map.of(
                "till-count.create", account::count,
                "till-count-number.add", account::counted,
                "till-count-reconcile.call", account::reconcile,
                "till-count-check.pages", account::list);
        if (edges.containsKey(step)) {
            step(step, edges.get(step));
        }
    }

    private static io.tillbridge.run.Failure gone() {
        try {
            var made = Class.forName("io.tillbridge.lightspeed.rseries.RSeriesNotFound")
                    .getDeclaredConstructor(String.class);
            made.setAccessible(true);
            return (io.tillbridge.run.Failure) made.newInstance("404: there is no such item");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> shop(String id, String... warehouses) {
        return Map.of("shopId", id, "warehouses", List.of(warehouses));
    }

    private long connect() {
        return connections
                .create(Map.of("kind", RSeries.NAME, "name", "Tills", "settings", settings))
                .id();
    }

    private void change(String name, Object value) {
        connections.change(till, Map.of("settings", Map.of(name, value)), null);
    }

    private void known(TillShop... shops) {
        new TillShops(database).store(till, List.of(shops), List.of(), List.of(), Instant.now());
    }

    /** Item 100 + n of product n, with so many pieces in the warehouses 1 and 2. */
    private void item(int n, long north, long south) {
        execute(
                "INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,"
                        + " is_visible, created_at, updated_at) VALUES (?, ?, 1, 'Mug', 'Acme', 10, 5, 'en', TRUE,"
                        + " NOW(6), NOW(6))",
                n,
                "SKU-" + n);
        execute(
                "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state,"
                        + " product_id, explanation, created_at, updated_at) VALUES (?, ?, 'Mug', '', '', '', 'enabled',"
                        + " 'matched', ?, '', NOW(6), NOW(6))",
                till,
                100 + n,
                n);
        stock(1, n, north);
        stock(2, n, south);
    }

    private void stock(long warehouse, long product, long onHand) {
        execute(
                "INSERT INTO stock_level (warehouse_id, product_id, on_hand, reserved, updated_at) VALUES (?, ?, ?, 0,"
                        + " NOW(6)) ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand)",
                warehouse,
                product,
                onHand);
        execute(
                "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                        + " VALUES (?, ?, ?, ?, 'count', UUID(), NOW(6))",
                warehouse,
                product,
                onHand,
                onHand);
    }

    private Run push(boolean dryRun, boolean force) throws Exception {
        Exchange ended = sent(dryRun, force);
        assertThat(ended.getException()).isNull();
        return running.runs().get(ended.getVariable("id", Long.class)).orElseThrow();
    }

    private Exchange sent(boolean dryRun, boolean force) throws Exception {
        Exchange message = new DefaultExchange(context);
        long id = running.runs()
                .request("inventory-push", till, "api", dryRun, force)
                .id();
        message.getMessage().setBody(id);
        running.worker().begin(message);
        Exchange ended = send(
                "rseries-inventory-push",
                null,
                Map.of("run", message.getVariable("run", RunLog.class), "connection", till, "id", id));
        running.worker().end(message);
        return ended;
    }

    private List<String> events(Run run) {
        List<String> texts = new ArrayList<>();
        database.jdbi().useHandle(handle -> handle.select(
                        "SELECT message FROM run_event WHERE run_id = ? ORDER BY id", run.id())
                .mapTo(String.class)
                .forEach(texts::add));
        return texts;
    }

    private long value(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
    }

    private String text(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql).mapTo(String.class).one());
    }

    private void execute(String sql, Object... values) {
        database.jdbi().useHandle(handle -> handle.execute(sql, values));
    }
}
