package io.tillbridge.bench;

import io.tillbridge.feed.FeedPass;
import io.tillbridge.feed.FeedProgress;
import io.tillbridge.feed.FeedReport;
import io.tillbridge.feed.FeedResult;
import io.tillbridge.feed.FeedScope;
import io.tillbridge.feed.FeedSnapshot;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.storage.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/feeds}. */
@Command(
        name = "bench/feeds",
        mixinStandardHelpOptions = true,
        description = "Makes a feed of 12 fields with five rules, beside the bare SELECT of the same rows.")
final class FeedsBench implements Callable<Integer> {
    private static final long SHOP = 7;
    private static final String SELECT = "SELECT STRAIGHT_JOIN p.id, p.vendor_sku, p.name, p.brand, p.msrp, p.gtin,"
            + " p.images, p.description, p.attributes, p.custom_categories, l.page, l.price,"
            + " (SELECT SUM(s.on_hand - s.reserved) FROM stock_level s WHERE s.product_id = p.id) AS stock"
            + " FROM product p FORCE INDEX (PRIMARY) JOIN listing l FORCE INDEX (listing_product)"
            + " ON l.product_id = p.id AND l.connection_id = 7 AND l.state = 'matched'"
            + " WHERE p.state = 'live' AND p.is_visible ORDER BY p.id";
    private static final List<String> FILL = List.of(
            "INSERT INTO connection (id, kind, name, settings, created_at, updated_at) VALUES (7, 'cseries', 'Shop',"
                    + " '{}', NOW(6), NOW(6))",
            "INSERT INTO warehouse (id, name, created_at, updated_at) VALUES (1, 'Main', NOW(6), NOW(6))",
            "INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, language, is_visible, gtin, images,"
                    + " description, attributes, custom_categories, created_at, updated_at) SELECT seq,"
                    + " CONCAT('SKU-', seq), 0, CONCAT('Barolo Cannubi ', 1990 + seq % 30),"
                    + " CONCAT('Producer ', seq % 500), 5 + seq % 100, 'en', TRUE, LPAD(seq, 14, '0'),"
                    + " CONCAT('https://img.example/p/', seq, '.jpg https://img.example/p/', seq, '-b.jpg'),"
                    + " CONCAT('A wine of ', seq, ' hills: ripe, round and long; keeps for ten years.'),"
                    + " CONCAT('{\"Volume\":\"75 cl\",\"Vintage\":\"', 1990 + seq % 30, '\"}'), 'Wine > Red', NOW(6),"
                    + " NOW(6) FROM seq_1_to_%d",
            "INSERT INTO listing (connection_id, remote_id, remote_product_id, title, product_title, page, ean,"
                    + " article_code, sku, price, stock_tracking, state, product_id, explanation, created_at,"
                    + " updated_at) SELECT 7, seq, seq, 'Default', CONCAT('Barolo Cannubi ', 1990 + seq % 30),"
                    + " CONCAT('barolo-', seq), '', '', '', 5 + seq % 100, 'enabled', 'matched', seq, '', NOW(6),"
                    + " NOW(6) FROM seq_1_to_%d",
            "INSERT INTO stock_level (warehouse_id, product_id, on_hand, reserved, updated_at) SELECT 1, seq, seq % 60,"
                    + " 0, NOW(6) FROM seq_1_to_%d",
            "ANALYZE TABLE product, listing, stock_level");
    private static final String DEFINITION =
            """
            name: %s
            version: "1.0"
            title: Benchmark
            destination: Nobody
            source: https://partner.example
            format: %s
            key: id
            fields:
              - {name: id, source: product.sku, required: true, max-length: 50}
              - {name: title, source: product.name, required: true, max-length: 150}
              - {name: description, source: product.description, type: long-text, max-length: 5000}
              - {name: page, source: link, type: url, required: true}
              - {name: picture, source: image, type: url, required: true}
              - {name: availability, source: stock, words: [in_stock, out_of_stock]}
              - {name: amount, source: price, type: money, currency: true, required: true}
              - {name: maker, source: brand, max-length: 70}
              - {name: ean, source: gtin}
              - {name: group, source: category}
              - {name: size, source: attribute.volume}
              - {name: condition}
            rules:
              - {name: cheap, rule: exclude, when: {field: amount, less: 1}}
              - {name: in, rule: set, field: availability, to: in_stock, when: {field: stock, greater: 0}}
              - {name: out, rule: set, field: availability, to: out_of_stock, when: {field: stock, less: 1}}
              - {name: new, rule: set, field: condition, to: new}
              - {name: round, rule: round, field: amount, step: 0.05}
            """;

    @Option(names = "--products", defaultValue = "1000000", description = "Products [${DEFAULT-VALUE}]")
    private long products;

    @Option(names = "--rounds", defaultValue = "2", description = "The whole comparison again [${DEFAULT-VALUE}]")
    private int rounds;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FeedsBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = home.resolve("bench/data/feeds");
        Bench.delete(folder);
        Path definitions = Files.createDirectories(folder.resolve("definitions"));
        Files.writeString(definitions.resolve("csv.yaml"), DEFINITION.formatted("csv", "{type: csv}"));
        Files.writeString(
                definitions.resolve("xml.yaml"), DEFINITION.formatted("xml", "{type: xml, root: list, item: product}"));
        FeedDefinitions read = FeedDefinitions.read(definitions, null);
        List<Measure> lines = new ArrayList<>();
        try (HubProcess hub = HubProcess.start(
                        home,
                        folder.resolve("hub"),
                        "512m",
                        List.of(),
                        UUID.randomUUID().toString());
                Database database = HubDatabase.join(folder.resolve("hub"), 2)) {
            for (String sql : FILL) {
                new Sql(database.dataSource()).execute(sql.replace("%d", Long.toString(products)));
            }
            for (int round = 1; round <= rounds; round++) {
                lines.add(select(database));
                lines.add(feed("XML", read.find("xml").orElseThrow(), database, folder, round));
                lines.add(feed("CSV", read.find("csv").orElseThrow(), database, folder, round));
                new Sql(database.dataSource())
                        .execute(
                                "UPDATE listing SET price = price + 1 WHERE connection_id = 7 AND id % 100 = " + round);
            }
            print(lines, hub);
        }
        return 0;
    }

    private static void print(List<Measure> lines, HubProcess hub) throws IOException {
        double limit = lines.stream()
                .filter(line -> line.what().startsWith("SELECT"))
                .mapToDouble(Measure::rowsPerSecond)
                .max()
                .orElseThrow();
        System.out.println("\n| | seconds | products/s | of the SELECT | note |\n|---|---|---|---|---|");
        for (Measure line : lines) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %,.0f | **%.2f** | %s |%n",
                    line.what(),
                    line.time().toMillis() / 1e3,
                    line.rowsPerSecond(),
                    line.rowsPerSecond() / limit,
                    line.note());
        }
        System.out.printf("| aim | | | 0.50 | -Xmx256m; 1 %% told as changed |%n%n");
        System.out.println("This JVM at most: "
                + ProcessUse.of(ProcessHandle.current().pid()).peakMegabytes() + " MB; database: "
                + hub.databaseUse().peakMegabytes() + " MB");
    }

    private Measure select(Database database) throws SQLException {
        long begin = System.nanoTime();
        long letters = 0;
        long rows = 0;
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(1_000);
            try (ResultSet answer = select.executeQuery()) {
                int columns = answer.getMetaData().getColumnCount();
                for (; answer.next(); rows++) {
                    for (int column = 1; column <= columns; column++) {
                        String text = answer.getString(column);
                        letters += text == null ? 0 : text.length();
                    }
                }
            }
        }
        return measured("SELECT, streamed", rows, begin, letters + " letters");
    }

    private Measure feed(String what, FeedDefinition definition, Database database, Path folder, int round)
            throws Exception {
        Path last = folder.resolve(what + (round - 1) + ".snapshot");
        Path next = folder.resolve(what + round + ".snapshot");
        FeedScope scope = new FeedScope(
                1,
                List.of(SHOP),
                List.of(),
                0,
                0,
                0,
                "EUR",
                null,
                URI.create("https://shop.example"),
                FeedScope.Quotas.ofDefinition());
        long begin = System.nanoTime();
        FeedResult result;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(what + ".out")))) {
            result = new FeedPass(database, Clock.systemUTC())
                    .run(
                            definition,
                            scope,
                            out,
                            FeedReport.silent(),
                            new FeedSnapshot(last, next),
                            FeedProgress.silent());
        }
        String note = result.bytes() / 1_000_000 + " MB, price of "
                + result.difference().price() + " changed, "
                + result.difference().added() + " added";
        return measured("feed, " + what, result.written(), begin, note);
    }

    private static Measure measured(String what, long rows, long begin, String note) {
        Measure measure = new Measure(what, rows, Duration.ofNanos(System.nanoTime() - begin), note);
        System.out.printf(Locale.ROOT, "%s: %.1f s, %s%n", what, measure.time().toMillis() / 1e3, note);
        return measure;
    }
}
