package io.tillbridge.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.CsvDataFormat;

/**
 * The plain way with Camel: camel-csv to maps, lazily, split in chunks by {@code collate}, checked by a bean, written by a
 * camel-sql batch of upserts, with what docs and measurements say makes it fast (one statement per chunk by the driver's
 * rewriting, no look-up of parameter types). It reads the file from disk, so it is spared the SFTP server.
 */
final class CamelIdiom {
    private static final String TABLE = "product_idiom";
    private static final int CHUNK = 500;
    private static final String UPSERT = "INSERT INTO " + TABLE
            + " (connection_id, vendor_sku, content_hash, name, brand, msrp, default_cost, language, is_visible, gtin,"
            + " images, description, additional_description, manufacturer_sku, gtin_upc, gtin_ean, gtin_isbn, gtin_itf14,"
            + " group_id, color, size, variations, attributes, shipping_height, shipping_length, shipping_width,"
            + " shipping_weight, custom_categories, google_category, created_at, updated_at) VALUES (1, :#vendorSku, 1,"
            + " :#name, :#brand, :#msrp, :#defaultCost, :#language, :#visible, :#gtin, :#images, :#description,"
            + " :#additionalDescription, :#manufacturerSku, :#gtinUpc, :#gtinEan, :#gtinIsbn, :#gtinItf14, :#groupID,"
            + " :#color, :#size, :#variations, :#attributes, :#shippingHeight, :#shippingLength, :#shippingWidth,"
            + " :#shippingWeight, :#customCategories, :#googleCategory, NOW(6), NOW(6)) ON DUPLICATE KEY UPDATE"
            + " name = VALUES(name), brand = VALUES(brand), msrp = VALUES(msrp), default_cost = VALUES(default_cost),"
            + " language = VALUES(language), is_visible = VALUES(is_visible), gtin = VALUES(gtin),"
            + " images = VALUES(images), description = VALUES(description),"
            + " additional_description = VALUES(additional_description), manufacturer_sku = VALUES(manufacturer_sku),"
            + " gtin_upc = VALUES(gtin_upc), gtin_ean = VALUES(gtin_ean), gtin_isbn = VALUES(gtin_isbn),"
            + " gtin_itf14 = VALUES(gtin_itf14), group_id = VALUES(group_id), color = VALUES(color), size = VALUES(size),"
            + " variations = VALUES(variations), attributes = VALUES(attributes),"
            + " shipping_height = VALUES(shipping_height), shipping_length = VALUES(shipping_length),"
            + " shipping_width = VALUES(shipping_width), shipping_weight = VALUES(shipping_weight),"
            + " custom_categories = VALUES(custom_categories), google_category = VALUES(google_category),"
            + " updated_at = VALUES(updated_at)";

    private final HikariDataSource hub;
    private final PlainChecks checks = new PlainChecks();

    CamelIdiom(HikariDataSource hub) {
        this.hub = hub;
    }

    Measure load(Catalogs catalogs, Path errorFile) throws Exception {
        // Spring asks the driver for the type of each null otherwise.
        System.setProperty("spring.jdbc.getParameterType.ignore", "true");
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute("CREATE TABLE " + TABLE + " LIKE product");
            long statements = inserts(statement);
            Duration time = run(pool, catalogs.faulty(), errorFile);
            statements = inserts(statement) - statements;
            long rows = count(statement);
            statement.execute("DROP TABLE " + TABLE);
            return new Measure(
                    "plain Camel idiom (csv, split, sql batch)",
                    catalogs.rows(),
                    time,
                    rows + " rows by " + statements + " statements");
        }
    }

    /** The hub's own pool is tuned for LOAD DATA: with bulk statements each row would be an INSERT of its own here. */
    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        String address = hub.getJdbcUrl().replaceFirst("\\?.*", "");
        config.setJdbcUrl(address + "?useBulkStmts=false&useBulkStmtsForInserts=false&rewriteBatchedStatements=true");
        config.setUsername(hub.getUsername());
        config.setPassword(hub.getPassword());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private Duration run(HikariDataSource pool, Path file, Path errorFile) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
                BufferedWriter errors = Files.newBufferedWriter(errorFile);
                InputStream in = Files.newInputStream(file)) {
            camel.setStreamCaching(false);
            camel.getRegistry().bind("bench", pool);
            camel.addRoutes(route(errors));
            camel.start();
            long began = System.nanoTime();
            send(camel, in);
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private static void send(CamelContext camel, InputStream in) throws IOException {
        try (org.apache.camel.ProducerTemplate template = camel.createProducerTemplate()) {
            template.sendBody("direct:catalog", in);
        }
    }

    private RouteBuilder route(BufferedWriter errors) {
        CsvDataFormat csv = new CsvDataFormat();
        csv.setLazyLoad("true");
        csv.setUseMaps("true");
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:catalog")
                        .unmarshal(csv)
                        .split(simple("${collate(" + CHUNK + ")}"))
                        .streaming()
                        .stopOnException()
                        .process(exchange -> check(exchange, errors))
                        .to("sql:" + UPSERT + "?dataSource=#bench&batch=true");
            }
        };
    }

    @SuppressWarnings("unchecked") // what camel-csv with useMaps and collate give
    private void check(Exchange exchange, BufferedWriter errors) throws IOException {
        List<Map<String, Object>> good = new ArrayList<>(CHUNK);
        for (Object element : exchange.getMessage().getBody(List.class)) {
            Map<String, String> row = (Map<String, String>) element;
            List<String> codes = checks.check(row);
            for (String code : codes) {
                errors.write(row.get("vendorSku") + "," + code + "\n");
            }
            if (codes.stream().noneMatch(code -> code.startsWith("!"))) {
                good.add(parameters(row));
            }
        }
        exchange.getMessage().setBody(good);
    }

    private static Map<String, Object> parameters(Map<String, String> row) {
        Map<String, Object> parameters = new java.util.HashMap<>(row);
        String ean = row.get("gtinEan");
        parameters.put("visible", !row.get("isVisible").equals("false"));
        parameters.put("gtin", ean.isEmpty() ? null : "0" + ean);
        parameters.put("variations", row.get("variation:fit"));
        parameters.put("attributes", row.get("attribute:care"));
        return parameters;
    }

    private static long inserts(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_insert'")) {
            answer.next();
            return answer.getLong(2);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT COUNT(*) FROM " + TABLE)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
