package io.tillbridge.bench;

import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/events}. */
@Command(
        name = "bench/events",
        mixinStandardHelpOptions = true,
        description = "Events a second to one route, and what one route that listens costs the order intake.")
final class EventsBench implements Callable<Integer> {
    private static final int PRODUCTS = 2_000;
    private static final int THREADS = 4;
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final String FILE = "bench-events.camel.yaml";

    /** What it reads: the order's number, as a flow would. */
    private static final String ROUTE =
            """
            - route:
                id: bench-events
                group: run
                description: Read events
                routeConfigurationId: failures-event
                from:
                  uri: kamelet:hub-events
                  parameters:
                    types: %s
                  steps:
                    - setVariable:
                        name: number
                        expression:
                          simple:
                            expression: "${body[data][number]}"
            """;

    @Option(names = "--events", defaultValue = "100000", description = "Events to one route [${DEFAULT-VALUE}]")
    private int events;

    @Option(names = "--orders", defaultValue = "10000", description = "Orders a round [${DEFAULT-VALUE}]")
    private int orders;

    @Option(names = "--rounds", defaultValue = "4", description = "With and without a route [${DEFAULT-VALUE}]")
    private int rounds;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    private final List<Finding> findings = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EventsBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = home.resolve("bench/data/events");
        Bench.delete(folder);
        Path routes = copy(home.resolve("routes"), folder.resolve("routes"));
        Path data = folder.resolve("hub");
        List<String> keys = List.of("routes.dir=" + routes, "routes.reload=true");
        try (HubProcess hub = HubProcess.start(
                        home, data, heap, keys, UUID.randomUUID().toString());
                Database database = HubDatabase.join(data, THREADS + 2)) {
            Sql sql = new Sql(database.dataSource());
            fill(sql);
            toOneRoute(hub, sql, routes);
            intake(database, sql, routes);
        }
        Finding.print(findings, System.out);
        return 0;
    }

    /** Events of products, numbered and read while they are written. */
    private void toOneRoute(HubProcess hub, Sql sql, Path routes) throws Exception {
        listen(sql, routes, "product.changed");
        long from = sql.number("SELECT last FROM event_numbering");
        ProcessUse before = hub.use();
        long began = System.nanoTime();
        for (int written = 0; written < events; written += PRODUCTS) {
            sql.execute("INSERT INTO event_intake (type, subject, connection_id, at, changes)"
                    + " SELECT 'product.changed', CONCAT('products/', id), connection_id, UTC_TIMESTAMP(6),"
                    + " '{\"name\":{\"before\":\"a\",\"after\":\"b\"}}' FROM product ORDER BY id");
        }
        long all = events / PRODUCTS * PRODUCTS;
        until(sql, "SELECT place >= " + (from + all) + " FROM event_reader WHERE name = 'bench-events'");
        double seconds = (System.nanoTime() - began) / 1e9;
        tell(new Finding(
                "events to one route per second",
                String.format(Locale.ROOT, "%,.0f", all / seconds),
                "2,000",
                String.format(
                        Locale.ROOT,
                        "%,d events of %,d products, written, numbered with the product and read; %s processor s of"
                                + " the hub",
                        all,
                        PRODUCTS,
                        hub.use().secondsSince(before))));
    }

    /** By turns without and with a route that listens to the events of orders and stock. */
    private void intake(Database database, Sql sql, Path routes) throws Exception {
        long warehouse =
                new Warehouses(database, Clock.systemUTC()).create("Bench").id();
        sql.execute("INSERT INTO stock_level (warehouse_id, product_id, on_hand, updated_at) SELECT " + warehouse
                + ", id, 1000000, NOW(6) FROM product");
        long shop = sql.number("SELECT MAX(id) FROM connection");
        OrderRate rate = new OrderRate(
                database,
                shop,
                warehouse,
                LongStream.rangeClosed(1, PRODUCTS).boxed().toList());
        int number = 0;
        rate.perSecond(number, orders, THREADS);
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            silence(sql, routes);
            number += orders;
            without[round] = rate.perSecond(number, orders, THREADS);
            listen(sql, routes, "order.accepted,order.held,order.cancelled");
            number += orders;
            with[round] = rate.perSecond(number, orders, THREADS);
        }
        double alone = median(without);
        double heard = median(with);
        tell(new Finding(
                "order intake with one route that listens, share of that without",
                String.format(Locale.ROOT, "%.3f", heard / alone),
                "0.95",
                String.format(
                        Locale.ROOT,
                        "%,.0f and %,.0f orders per second by %d threads, median of %d rounds of %,d",
                        heard,
                        alone,
                        THREADS,
                        rounds,
                        orders)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void listen(Sql sql, Path routes, String types) throws Exception {
        Files.writeString(routes.resolve(FILE), ROUTE.formatted(types));
        until(
                sql,
                "SELECT COUNT(*) FROM event_reader WHERE name = 'bench-events' AND holder IS NOT NULL AND types = '"
                        + types + "'");
    }

    /** No route listens, and none has anything left to read. */
    private static void silence(Sql sql, Path routes) throws Exception {
        until(sql, "SELECT NOT EXISTS (SELECT 1 FROM event_intake)");
        Files.deleteIfExists(routes.resolve(FILE));
        until(sql, "SELECT COUNT(*) = 0 FROM event_reader WHERE holder IS NOT NULL");
    }

    private static void until(Sql sql, String question) throws Exception {
        while (sql.number(question) == 0) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static void fill(Sql sql) throws Exception {
        sql.execute("INSERT INTO connection (kind, name, enabled, settings, created_at, updated_at)"
                + " VALUES ('cseries', 'bench shop', FALSE, '{}', NOW(6), NOW(6))");
        long shop = sql.number("SELECT MAX(id) FROM connection");
        sql.execute("INSERT INTO product (id, connection_id, vendor_sku, content_hash, name, brand, msrp, default_cost,"
                + " language, is_visible, created_at, updated_at) VALUES "
                + rows(n -> "(" + n + ", " + shop + ", 'S" + n + "', 1, 'Article " + n
                        + "', 'Acme', 29.95, 12, 'nl', TRUE, NOW(6), NOW(6))"));
        sql.execute("INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking,"
                + " state, product_id, explanation, created_at, updated_at) VALUES "
                + rows(n -> "(" + shop + ", '" + n + "', 'Article " + n + "', '', '', '', 'enabled', 'matched', " + n
                        + ", 'Bench.', NOW(6), NOW(6))"));
    }

    private static String rows(IntFunction<String> row) {
        return String.join(
                ", ", IntStream.rangeClosed(1, PRODUCTS).mapToObj(row).toList());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    private void tell(Finding finding) {
        System.out.println(finding.what() + ": " + finding.found() + " (" + finding.note() + ")");
        findings.add(finding);
    }
}
