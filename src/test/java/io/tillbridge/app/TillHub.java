package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The whole hub in one process with accounts of tills beside it: the shipped routes, a real database, real HTTP. */
final class TillHub implements AutoCloseable {
    static final String REDIRECT = "https://localhost/";

    private static final String CLIENT = "hub-client-";
    private static final String SECRET = "hub-secret-of-the-client";

    final ShopTime time;
    final SandboxTill api;
    final Hub hub;
    private int accounts;
    private int articles;

    private TillHub(SandboxTill api, ShopTime time, Map<String, String> set) throws Exception {
        this.api = api;
        this.time = time;
        hub = Hub.start(HubSettings.read(set));
    }

    /** No clock of the hub's runs. */
    static TillHub start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    static TillHub start(Path folder, Map<String, String> more) throws Exception {
        return start(folder, more, new ShopTime());
    }

    static TillHub start(Path folder, Map<String, String> more, ShopTime time) throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(folder.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "20ms");
        set.put("failures.retries", "2");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("rseries.read-timeout", "1s");
        set.put("rseries.call-timeout", "3s");
        set.put("rseries.overlap", "3h");
        SandboxTill api = SandboxTill.start(time);
        set.put("rseries.api", api.baseUrl());
        set.put("rseries.authorize-url", api.authorizeUrl());
        set.put("rseries.token-url", api.tokenUrl());
        set.put("rseries.revoke-url", api.baseUrl() + "/auth/oauth/revoke");
        set.putAll(more);
        return new TillHub(api, time, set);
    }

    /** Another account without limits that the hub is signed in to, with one shop that serves one warehouse. */
    OneTill till(Map<String, Object> settings) {
        int number = ++accounts;
        TillSetup setup = TillSetup.of(CLIENT + number, SECRET, REDIRECT)
                .withId(770_000 + number, "Account " + number)
                .withLimits(TillLimits.none());
        DoubleTill till = api.add(setup);
        long shop = till.stock().addShop("Riverside " + number, "America/Boise");
        till.stock().addRegister(shop, "Front till");
        till.stock().addEmployee("Ann", "Till");
        long warehouse = warehouse("Warehouse " + number);
        Connection connection = connection(till, number, warehouse, settings);
        return new OneTill(this, till, connection, shop, warehouse);
    }

    long warehouse(String name) {
        return new Warehouses(hub.core().database(), hub.core().clock())
                .create(name)
                .id();
    }

    private Connection connection(DoubleTill till, int number, long warehouse, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "accountId",
                Long.toString(till.setup().id()),
                "baseUrl",
                api.baseUrl(),
                "clientId",
                till.setup().clientId(),
                "orderSync",
                true,
                "warehouses",
                List.of(Long.toString(warehouse))));
        settings.putAll(more);
        settings.values().removeIf(""::equals);
        Connection made = hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "rseries",
                        "name",
                        "Tills " + number,
                        "settings",
                        settings,
                        "secrets",
                        Map.of("clientSecret", SECRET)));
        TillGrant.give(hub, till, made.id());
        // The clock of the account is behind: its sales are the hub's all the same.
        jdbi().useHandle(handle -> handle.execute(
                "INSERT INTO order_sync (connection_id, first_on) VALUES (?, ?)",
                made.id(),
                time.instant().minus(Duration.ofHours(2))));
        return made;
    }

    /** What happens at the tills happens so long ago that only the first poll of an account reads it as sold. */
    void longAgo(Runnable work) {
        time.turn(Duration.ofMinutes(-45));
        work.run();
        time.turn(Duration.ofMinutes(45));
    }

    /** A number that no article had yet. */
    int nextArticle() {
        return ++articles;
    }

    Jdbi jdbi() {
        return hub.core().database().jdbi();
    }

    /** What is wrong in the books of stock and orders, in words; none when all adds up. */
    List<String> faults() {
        return ShopHub.faults(jdbi());
    }

    @Override
    public void close() {
        hub.close();
        api.close();
    }
}
