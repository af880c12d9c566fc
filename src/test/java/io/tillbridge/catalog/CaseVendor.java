package io.tillbridge.catalog;

import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A connection of its own for one case, and the real flow behind it. */
final class CaseVendor implements AutoCloseable {

    private final Database database;
    private final Spool spool;
    private final Deliveries deliveries;
    private final CatalogLoad load;
    private final CaseSettings settings;
    private final long connection;

    CaseVendor(Database database, Path folder, CatalogCase given) throws Exception {
        this.database = database;
        settings = given.settings();
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, Clock.systemUTC());
        load = new CatalogLoad(database, spool, settings.limits(), Dialects.read(Path.of("config/dialects")));
        connection = database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                                INSERT INTO connection (kind, name, settings, created_at, updated_at)
                                VALUES ('sftp-catalog', ?, '{}', NOW(6), NOW(6))""")
                .bind(0, given.toString())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** Delivers files together and loads them; null when there are none. */
    LoadResult deliver(List<CatalogCase.Given> files) throws IOException {
        if (files.isEmpty()) {
            return null;
        }
        long delivery = deliveries.open(connection, settings.source(), null, settings.catalog(), false);
        for (CatalogCase.Given file : files) {
            deliveries.receive(
                    delivery, file.filename(), settings.maxFileSize(), new ByteArrayInputStream(file.bytes()));
        }
        deliveries.received(delivery, true);
        return load.load(delivery, LoadProgress.silent());
    }

    /** A file that goes back, as text. */
    String returned(long upload, String name) throws IOException {
        return Files.readString(spool.file(upload, name));
    }

    /** The connection's products by SKU: the names of the table's columns first, then their texts, empty for NULL. */
    List<List<String>> products(List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns);
        rows.addAll(database.jdbi().withHandle(handle -> handle.createQuery("SELECT " + String.join(", ", columns)
                        + " FROM product WHERE connection_id = :connection ORDER BY vendor_sku")
                .bind("connection", connection)
                .map((row, context) -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        String cell = row.getString(i);
                        cells.add(cell == null ? "" : cell);
                    }
                    return cells;
                })
                .list()));
        return rows;
    }

    @Override
    public void close() {
        spool.close();
    }
}
