package io.tillbridge.catalog.load;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hub with one vendor, a real database and a spool of its own: files go in, products and error files come out. */
final class CatalogTarget implements AutoCloseable {
    static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language,gtinEan,color,groupID\n";

    final Database database;
    final Spool spool;
    final Deliveries deliveries;
    final UploadStore uploads;
    final long connection;
    CatalogSettings settings = CatalogSettings.defaults();
    LoadTuning tuning = new LoadTuning(3, 1 << 20, 2, 2, Duration.ZERO, Duration.ofSeconds(30));
    ReadLimits limits = ReadLimits.of(1L << 30, 1L << 30);
    boolean forced;

    CatalogTarget(Path folder) throws IOException {
        this(folder, TestDatabase.fresh());
    }

    CatalogTarget(Path folder, Database database) throws IOException {
        this.database = database;
        Files.createDirectories(folder);
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, Clock.systemUTC());
        uploads = new UploadStore(database);
        connection = connect("Vendor");
    }

    long connect(String name) {
        return database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('sftp-catalog', ?, '{}', NOW(6), NOW(6))""")
                .bind(0, name)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** As if the vendor had never sent anything. */
    void clear() {
        database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM product");
            handle.execute("DELETE FROM delivery");
        });
    }

    void missing(MissingProducts policy) {
        settings =
                new CatalogSettings("auto", "", "", "", null, settings.blankCells(), policy, settings.maxDropPercent());
    }

    void blanks(BlankCells blanks) {
        settings = new CatalogSettings("auto", "", "", "", null, blanks, settings.missingProducts(), 20);
    }

    /** A plain good row: SKU and price differ, the rest does not. */
    static String row(String sku, String price) {
        return sku + ",Chair " + sku + ",Acme," + price + ",1.00,en,,,\n";
    }

    static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i <= to; i++) {
            rows.append(row("S" + i, "10.00"));
        }
        return rows.toString();
    }

    /** Delivers files, named a.csv, b.csv and so on, by a complete pull. */
    long pull(String... contents) throws IOException {
        long delivery = deliveries.open(connection, "pull", null, settings, forced);
        for (int i = 0; i < contents.length; i++) {
            byte[] bytes = contents[i].getBytes(StandardCharsets.UTF_8);
            deliveries.receive(delivery, (char) ('a' + i) + ".csv", 1 << 30, new ByteArrayInputStream(bytes));
        }
        deliveries.received(delivery, true);
        return delivery;
    }

    /** Delivers files by a complete pull: name to when it was changed and what it holds. */
    long pull(Map<String, Dated> files) throws IOException {
        long delivery = deliveries.open(connection, "pull", null, settings, forced);
        for (Map.Entry<String, Dated> file : files.entrySet()) {
            byte[] bytes = file.getValue().text().getBytes(StandardCharsets.UTF_8);
            deliveries.receive(
                    delivery,
                    file.getKey(),
                    Instant.parse(file.getValue().changed()),
                    1 << 30,
                    new ByteArrayInputStream(bytes));
        }
        deliveries.received(delivery, true);
        return delivery;
    }

    /** What a vendor's file holds, and when it was changed. */
    record Dated(String changed, String text) {}

    LoadResult load(long delivery) {
        return load(delivery, LoadProgress.silent());
    }

    LoadResult load(long delivery, LoadProgress progress) {
        return loads().load(delivery, progress);
    }

    CatalogLoad loads() {
        return new CatalogLoad(database, spool, limits, Dialects.canonical(), tuning);
    }

    LoadResult pulled(String... contents) throws IOException {
        return load(pull(contents));
    }

    /** The only file's summary. */
    Summary summary(String... contents) throws IOException {
        return pulled(contents).uploads().get(0).summary();
    }

    String errorFile(Upload upload) throws IOException {
        return Files.readString(spool.file(upload.id(), ErrorFile.NAME));
    }

    String rejectedRows(Upload upload) throws IOException {
        return Files.readString(spool.file(upload.id(), RejectedRows.NAME));
    }

    /** Live products: SKU to price. */
    Map<String, String> prices() {
        Map<String, String> prices = new TreeMap<>();
        query("SELECT vendor_sku, msrp FROM product WHERE state = 'live'")
                .forEach(row -> prices.put(row.get(0), row.get(1)));
        return prices;
    }

    /** Everything stored of all products but ids and times, in the order of their SKUs. */
    List<List<String>> products() {
        return query("SELECT vendor_sku, connection_id, state, " + String.join(", ", ProductLine.COLUMNS)
                + " FROM product ORDER BY vendor_sku");
    }

    List<List<String>> query(String sql) {
        return database.jdbi().withHandle(handle -> handle.createQuery(sql)
                .map((row, context) -> {
                    List<String> cells = new java.util.ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(row.getString(i));
                    }
                    return cells;
                })
                .list());
    }

    @Override
    public void close() {
        spool.close();
        database.close();
    }
}
