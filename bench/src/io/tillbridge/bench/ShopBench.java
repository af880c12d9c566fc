package io.tillbridge.bench;

import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/shop}. */
@Command(
        name = "bench/shop",
        mixinStandardHelpOptions = true,
        description =
                "Measures the flow of web shops against a C-Series API on this machine, and prints ratios and counts.")
final class ShopBench implements Callable<Integer> {
    private static final int CONNECTIONS = 24;

    private enum Part {
        TICKS,
        MATCH,
        ORDERS,
        PUSH
    }

    @Option(names = "--shops", defaultValue = "1000", description = "Shops of a tick [${DEFAULT-VALUE}]")
    private int shops;

    @Option(names = "--products", defaultValue = "1000000", description = "Products of the hub [${DEFAULT-VALUE}]")
    private long products;

    @Option(names = "--variants", defaultValue = "100000", description = "Variants of the big shop [${DEFAULT-VALUE}]")
    private int variants;

    @Option(names = "--orders", defaultValue = "30000", description = "Orders to take in [${DEFAULT-VALUE}]")
    private int orders;

    @Option(names = "--threads", defaultValue = "8", description = "Threads that take them in [${DEFAULT-VALUE}]")
    private int threads;

    @Option(names = "--numbers", defaultValue = "1000", description = "Changed numbers of a push [${DEFAULT-VALUE}]")
    private int numbers;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "TICKS,MATCH,ORDERS,PUSH",
            description = "Of ${COMPLETION-CANDIDATES} [all]; all but TICKS need MATCH and do it")
    private Set<Part> parts;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    private final List<Finding> findings = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ShopBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createDirectories(home.resolve("bench/data/shop"));
        try (SandboxShop sandbox = SandboxShop.start(Clock.systemUTC())) {
            if (parts.contains(Part.TICKS)) {
                ticks(folder.resolve("ticks"), sandbox);
            }
            if (parts.size() > 1 || !parts.contains(Part.TICKS)) {
                bigShop(folder.resolve("big"), sandbox);
            }
        }
        Finding.print(findings, System.out);
        return 0;
    }

    private void ticks(Path data, SandboxShop sandbox) throws Exception {
        say("Opening " + shops + " shops …");
        Bench.delete(data);
        String secret = UUID.randomUUID().toString();
        try (HubProcess hub = HubProcess.start(home, data, heap, ShopTicks.KEYS, secret);
                Database database = join(data)) {
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            tell(new ShopTicks(api, new Sql(database.dataSource()), sandbox).measure(shops, hub, heap));
        }
    }

    private void bigShop(Path data, SandboxShop sandbox) throws Exception {
        say("Filling a shop of " + variants + " variants and a hub of " + products + " products …");
        Bench.delete(data);
        String secret = UUID.randomUUID().toString();
        BigShop big = BigShop.open(sandbox, products, variants);
        String connection;
        // The double is to be the only bound of the walk.
        try (HubProcess hub = HubProcess.start(home, data, heap, List.of("cseries.calls-per-second=1000"), secret);
                Database database = join(data)) {
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            Sql sql = new Sql(database.dataSource());
            long warehouse =
                    new Warehouses(database, Clock.systemUTC()).create("Bench").id();
            big.fill(sql, data);
            connection = big.connect(api, sandbox, warehouse);
            tell(List.of(big.match(api, sql, connection)));
            stock(sql, connection, warehouse);
            if (parts.contains(Part.PUSH)) {
                tell(List.of(FirstPush.measure(api, sql, big.shop(), connection)));
            }
            if (parts.contains(Part.ORDERS)) {
                OrderRate rate = new OrderRate(
                        database,
                        Long.parseLong(connection),
                        warehouse,
                        big.shop().catalog().variantIds());
                tell(rate.measure(orders, threads));
            }
        }
        if (parts.contains(Part.PUSH)) {
            push(data, secret, big, connection, numbers, 1);
            push(data, secret, big, connection, 10 * numbers, 50);
        }
    }

    private void push(Path data, String secret, BigShop big, String connection, int changed, int bulk)
            throws Exception {
        try (HubProcess hub = HubProcess.start(home, data, heap, List.of("cseries.bulk-size=" + bulk), secret);
                Database database = join(data)) {
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            PushRate rate = new PushRate(new Sql(database.dataSource()), big.shop(), connection);
            tell(List.of(rate.measure(api, changed, bulk)));
        }
    }

    /** Goods of every linked product, more than all orders want. */
    private static void stock(Sql sql, String connection, long warehouse) throws Exception {
        String linked = " FROM listing WHERE product_id IS NOT NULL AND connection_id = " + connection;
        sql.execute("INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                + " SELECT DISTINCT " + warehouse
                + ", product_id, " + FirstPush.ON_HAND + ", " + FirstPush.ON_HAND
                + ", 'counted', CONCAT('bench:', product_id), NOW(6)" + linked);
        sql.execute("INSERT INTO stock_level (warehouse_id, product_id, on_hand, updated_at)" + " SELECT DISTINCT "
                + warehouse + ", product_id, " + FirstPush.ON_HAND + ", NOW(6)" + linked);
    }

    private static Database join(Path data) throws IOException {
        return HubDatabase.join(data, CONNECTIONS);
    }

    private void tell(List<Finding> found) {
        found.forEach(finding -> say(finding.what() + ": " + finding.found() + " (" + finding.note() + ")"));
        findings.addAll(found);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
