package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import io.tillbridge.till.TillShop;
import io.tillbridge.till.TillShops;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shops and their stock from the hub to an account of the sandbox till: shipped routes, real database, real HTTP. */
class TillStockHubTest {
    @TempDir
    Path folder;

    private SandboxTill api;
    private DoubleTill till;
    private Hub hub;
    private long connection;
    private long north;
    private long riverside;
    private long hilltop;
    private int counts;
    private final List<Long> items = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(folder.resolve("data"));
        api = SandboxTill.start(Clock.systemUTC());
        till = api.add(TillSetup.of("client", "secret-of-the-client", "https://localhost/")
                .withLimits(TillLimits.none()));
        riverside = till.stock().addShop("Riverside", "America/Boise");
        hilltop = till.stock().addShop("Hilltop", "America/Denver");
        till.stock().addRegister(riverside, "Front till");
        long gone = till.stock().addEmployee("Tom", "Gone");
        till.stock().archiveEmployee(gone);
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "20ms");
        set.put("failures.retries", "2");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("rseries.api", api.baseUrl());
        set.put("rseries.token-url", api.tokenUrl());
        set.putAll(HubCalls.KEY);
        hub = Hub.start(HubSettings.read(set));
        north = new Warehouses(hub.core().database(), hub.core().clock())
                .create("North")
                .id();
        connect();
        for (int i = 1; i <= 4; i++) {
            items.add(item(i, 10L * i));
        }
    }

    @AfterEach
    void close() {
        hub.close();
        api.close();
    }

    @Test
    void shopsRegistersAndEmployeesAreReadAsTheAccountShowsThem() throws Exception {
        HubCalls calls = new HubCalls(hub);
        HubCalls.Answer counted = calls.call("POST", "/connections/" + connection + "/shops/refresh", null);
        till.stock().archiveShop(hilltop);
        calls.call("POST", "/connections/" + connection + "/shops/refresh", null);
        till.faults().always("Register", ShopFault.status(403));
        HubCalls.Answer refused = calls.call("POST", "/connections/" + connection + "/shops/refresh", null);

        TillShops shops = new TillShops(hub.core().database());
        assertThat(counted.body().path("shops").asInt()).isEqualTo(2);
        assertThat(counted.body().path("registers").asInt()).isEqualTo(1);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("403");
        assertThat(shops.shops(connection))
                .extracting(TillShop::name, TillShop::timeZone, TillShop::archived)
                .containsExactly(tuple("Riverside", "America/Boise", false), tuple("Hilltop", "America/Denver", true));
        assertThat(shops.registers(connection))
                .extracting(TillRegister::shopId)
                .containsExactly(Long.toString(riverside));
        assertThat(shops.employees(connection))
                .filteredOn(TillEmployee::archived)
                .extracting(TillEmployee::name)
                .containsExactly("Tom Gone");
    }

    @Test
    void changedNumbersReachBothShopsByOneCallAnItem() throws Exception {
        Run first = push();

        assertThat(first.error()).isNull();
        assertThat(first.counters()).containsEntry("sent", 8L);
        assertThat(till.calls("PUT Item/*")).hasSize(4);
        assertThat(till.stock().quantity(items.get(2), riverside)).isEqualTo(30);
        assertThat(till.stock().quantity(items.get(2), hilltop)).isEqualTo(30);
        till.forgetCalls();
        till.stock().put(items.get(0), hilltop, 7);
        count(2, 5);
        Run second = push();
        assertThat(till.calls("PUT Item/*")).hasSize(2);
        assertThat(till.stock().quantity(items.get(0), hilltop)).isEqualTo(10);
        assertThat(till.stock().quantity(items.get(1), riverside)).isEqualTo(5);
        assertThat(second.counters()).containsEntry("sent", 3L).containsEntry("shopChanged", 1L);
    }

    @Test
    void twoItemsOfOneCodeAreRefusedAndKeptAndTheOthersGoOn() throws Exception {
        till.stock().edit(items.get(0), "upc", "036000291452");
        till.stock().edit(items.get(1), "upc", "036000291452");

        Run run = push();

        assertThat(run.counters()).containsEntry("sent", 4L).containsEntry("refused", 4L);
        assertThat(texts("SELECT send_fault FROM listing_shop_stock WHERE refused_stock IS NOT NULL"))
                .hasSize(4)
                .allMatch(fault -> fault.contains("422"));
        till.forgetCalls();
        push();
        assertThat(till.calls("PUT Item/*")).isEmpty();
    }

    @Test
    void anItemThatTheAccountHasArchivedIsReadAtOnceAndItsListingIsGone() throws Exception {
        till.stock().archiveItem(items.get(3));

        Run run = push();

        assertThat(run.counters()).containsEntry("refused", 2L);
        assertThat(texts("SELECT send_fault FROM listing_shop_stock WHERE refused_stock IS NOT NULL"))
                .hasSize(2)
                .allMatch(fault -> fault.contains("archived"));
        assertThat(run.counters()).containsEntry("gone", 1L);
        assertThat(texts("SELECT gone_cause FROM listing WHERE state = 'gone'")).containsExactly("archived");
        till.forgetCalls();
        push();
        assertThat(till.calls("PUT Item/*")).isEmpty();
        assertThat(till.calls("GET Item/*")).isEmpty();
        assertThat(till.stock().quantity(items.get(0), riverside)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCountCarriesTheNumbersOfAShopByTwoCallsMore(boolean zeroes) throws Exception {
        till.quirks().countZeroesTheRest(zeroes);
        change("countFrom", 4);

        Run run = push();

        assertThat(run.error()).isNull();
        assertThat(run.counters()).containsEntry("sent", 8L).containsEntry("counts", 2L);
        assertThat(till.calls("POST **")).hasSize(2 * (4 + 2));
        assertThat(till.calls("PUT **")).isEmpty();
        for (int i = 0; i < 4; i++) {
            assertThat(till.stock().quantity(items.get(i), riverside)).isEqualTo(10L * (i + 1));
            assertThat(till.stock().quantity(items.get(i), hilltop)).isEqualTo(10L * (i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST InventoryCount", "POST InventoryCountItem", "POST InventoryCountReconcile"})
    void aCallOfACountWhoseAnswerIsLostIsNotRepeated(String call) throws Exception {
        change("countFrom", 4);
        till.faults().next(call, ShopFault.reset().afterTheWork());

        push();
        push();

        for (int i = 0; i < 4; i++) {
            assertThat(till.stock().quantity(items.get(i), riverside)).isEqualTo(10L * (i + 1));
            assertThat(till.stock().quantity(items.get(i), hilltop)).isEqualTo(10L * (i + 1));
        }
        assertThat(texts("SELECT state FROM till_count WHERE ended_at IS NULL")).isEmpty();
    }

    private void connect() {
        String warehouse = Long.toString(north);
        connection = hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "rseries",
                        "name",
                        "Tills",
                        "settings",
                        Map.of(
                                "accountId",
                                Long.toString(till.setup().id()),
                                "baseUrl",
                                api.baseUrl(),
                                "clientId",
                                "client",
                                "stockSync",
                                true,
                                "shopMapping",
                                true,
                                "shops",
                                List.of(
                                        Map.of("shopId", Long.toString(riverside), "warehouses", List.of(warehouse)),
                                        Map.of("shopId", Long.toString(hilltop), "warehouses", List.of(warehouse)))),
                        "secrets",
                        Map.of("clientSecret", "secret-of-the-client")))
                .id();
        TillGrant.give(hub, till, connection);
    }

    private void change(String setting, Object value) {
        hub.core().connections().change(connection, Map.of("settings", Map.of(setting, value)), null);
    }

    /** An item, its product and the link between them. */
    private long item(int product, long pieces) {
        long item = till.stock().addItem(ItemDraft.of("TILL-" + product, "", "Lamp " + product, "12.50"));
        hub.core().database().jdbi().useHandle(handle -> {
            handle.execute(
                    "INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,"
                            + " is_visible, created_at, updated_at) VALUES (?, ?, 1, 'Lamp', 'Acme', 10, 5, 'en', TRUE,"
                            + " NOW(6), NOW(6))",
                    product,
                    "TILL-" + product);
            handle.execute(
                    "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state,"
                            + " product_id, explanation, created_at, updated_at) VALUES (?, ?, 'Lamp', '', '', '',"
                            + " 'enabled', 'matched', ?, '', NOW(6), NOW(6))",
                    connection,
                    item,
                    product);
        });
        count(product, pieces);
        return item;
    }

    private void count(long product, long pieces) {
        new Stock(hub.core().database(), hub.core().clock()).set(north, product, pieces, "count-" + ++counts);
    }

    private Run push() throws Exception {
        Run asked = hub.running().runs().request(Jobs.INVENTORY_PUSH, connection, "api", false, false);
        Until.within(
                Duration.ofSeconds(60),
                "the push ends",
                () -> hub.running().runs().list(new Runs.Filter(connection, null, null), null, 20).stream()
                        .allMatch(run -> run.state().over()));
        return hub.running().runs().get(asked.id()).orElseThrow();
    }

    private List<String> texts(String sql) {
        return hub.core().database().jdbi().withHandle(handle -> handle.createQuery(sql)
                .mapTo(String.class)
                .list());
    }
}
