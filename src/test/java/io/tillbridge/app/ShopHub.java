package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.Connection;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The whole hub in one process with web shops beside it: the shipped routes, a real database, real HTTP. */
final class ShopHub implements AutoCloseable {
    /** What must hold at any time when nothing is under way; each row is a fault. */
    private static final String FAULTS =
            """
            SELECT CONCAT('product ', l.product_id, ' at ', l.warehouse_id, ': on hand ', l.on_hand, ', reserved ',
              l.reserved, ', covered ', l.covered) FROM stock_level l
            WHERE l.on_hand <> COALESCE((SELECT SUM(delta) FROM stock_movement m
                WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id), 0)
              OR l.reserved <> COALESCE((SELECT SUM(quantity - taken) FROM reservation r
                WHERE r.product_id = l.product_id AND r.warehouse_id = l.warehouse_id AND r.state = 'held'), 0)
              OR l.covered > GREATEST(l.on_hand, 0)
            UNION ALL
            SELECT CONCAT('order ', o.number, ' ', o.state, ', line ', n.id, ': kept ', COALESCE(SUM(r.quantity - r.taken), 0),
              ', left ', n.left_to_send)
            FROM customer_order o JOIN order_line n ON n.order_id = o.id
              LEFT JOIN reservation r ON r.owner = CONCAT('order-line:', n.id) AND r.state = 'held'
            WHERE n.product_id IS NOT NULL
            GROUP BY n.id
            HAVING COALESCE(SUM(r.quantity - r.taken), 0) <>
              MAX(IF(o.state IN ('accepted', 'on-hold'), n.left_to_send, 0))""";

    final ShopTime time = new ShopTime();
    final SandboxShop api;
    final Hub hub;
    final Configuration configuration;
    private int shops;
    private int articles;

    private final Map<String, String> set;

    private ShopHub(Map<String, String> set) throws Exception {
        this.set = Map.copyOf(set);
        api = SandboxShop.start(time, 0, Duration.ofMillis(200));
        configuration = read(set);
        hub = Hub.start(configuration);
    }

    /** No clock of the hub's runs. */
    static ShopHub start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    static ShopHub start(Path folder, Map<String, String> more) throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(folder.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "20ms");
        set.put("failures.retries", "2");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("cseries.read-timeout", "1s");
        set.put("cseries.call-timeout", "3s");
        set.put("cseries.calls-per-second", "1000");
        set.putAll(more);
        return new ShopHub(set);
    }

    private static Configuration read(Map<String, String> set) throws Exception {
        return HubSettings.read(set);
    }

    /** The hub ends and another begins on what it left, with other keys. The caller closes it. */
    Hub restarted(Map<String, String> more) throws Exception {
        hub.close();
        Map<String, String> all = new HashMap<>(set);
        all.putAll(more);
        return Hub.start(read(all));
    }

    /** Another shop without limits that serves one warehouse of its own. */
    OneShop shop(Map<String, Object> settings) {
        return shop(settings, RateLimits.NONE);
    }

    OneShop shop(Map<String, Object> settings, RateLimits limits) {
        int number = ++shops;
        DoubleShop shop = api.add(ShopSetup.numbered(number).withLimits(limits));
        long warehouse = new Warehouses(hub.core().database(), hub.core().clock())
                .create("Warehouse " + number)
                .id();
        return new OneShop(this, shop, connection(shop, number, warehouse, settings), warehouse);
    }

    /** Another shop without limits that nobody has connected yet. */
    DoubleShop stranger() {
        return api.add(ShopSetup.numbered(++shops).withLimits(RateLimits.NONE));
    }

    private Connection connection(DoubleShop shop, int number, long warehouse, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("productSync", true, "createUnknownProducts", false));
        settings.putAll(more);
        return hub.core().connections().create(ShopConnection.to(api, shop, "Shop " + number, warehouse, settings));
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
        return faults(jdbi());
    }

    static List<String> faults(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createQuery(FAULTS).mapTo(String.class).list());
    }

    @Override
    public void close() {
        hub.close();
        api.close();

}
}
