package io.tillbridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What the database can do at most: LOAD DATA LOCAL INFILE of the clean file over one connection into a table with the
 * columns and indexes of {@code product}, nothing checked and nothing compared.
 */
final class Limit {
    static final String TABLE = "product_limit";

    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("vendorSku", "vendor_sku"),
            Map.entry("defaultCost", "default_cost"),
            Map.entry("isVisible", "@visible"),
            Map.entry("additionalDescription", "additional_description"),
            Map.entry("manufacturerSku", "manufacturer_sku"),
            Map.entry("gtinUpc", "gtin_upc"),
            Map.entry("gtinEan", "gtin_ean"),
            Map.entry("gtinIsbn", "gtin_isbn"),
            Map.entry("gtinItf14", "gtin_itf14"),
            Map.entry("groupID", "group_id"),
            Map.entry("variation:fit", "variations"),
            Map.entry("attribute:care", "attributes"),
            Map.entry("shippingHeight", "shipping_height"),
            Map.entry("shippingLength", "shipping_length"),
            Map.entry("shippingWidth", "shipping_width"),
            Map.entry("shippingWeight", "shipping_weight"),
            Map.entry("customCategories", "custom_categories"),
            Map.entry("googleCategory", "google_category"));

    private final DataSource database;

    Limit(DataSource database) {
        this.database = database;
    }

    Measure load(Catalogs catalogs) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute("CREATE TABLE " + TABLE + " LIKE product");
            String sql = sql(catalogs.clean());
            long began = System.nanoTime();
            int loaded = statement.executeUpdate(sql);
            Duration time = Duration.ofNanos(System.nanoTime() - began);
            statement.execute("DROP TABLE " + TABLE);
            return new Measure("LOAD DATA of the clean file (the limit)", catalogs.rows(), time, loaded + " rows");
        }
    }

    private static String sql(Path clean) throws IOException {
        String header;
        try (BufferedReader in = Files.newBufferedReader(clean)) {
            header = in.readLine();
        }
        String columns = Arrays.stream(header.split(","))
                .map(name -> TARGETS.getOrDefault(name, name))
                .collect(Collectors.joining(", "));
        return "LOAD DATA LOCAL INFILE '" + clean.toAbsolutePath() + "' INTO TABLE " + TABLE
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY ''"
                + " LINES TERMINATED BY '\\r\\n' IGNORE 1 LINES (" + columns + ")"
                + " SET connection_id = 1, content_hash = 1, is_visible = @visible = 'true',"
                + " gtin = LPAD(gtin_ean, 14, '0'), created_at = NOW(6), updated_at = NOW(6)";
    }
}
