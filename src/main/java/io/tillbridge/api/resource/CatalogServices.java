package io.tillbridge.api.resource;

import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.ProductBatches;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.OwnCatalogs;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;

/** What the operations of catalog files and rows call. */
public record CatalogServices(Deliveries deliveries, OwnCatalogs own, ProductBatches batches) {
    /** How long a batch waits for a file of the same catalog. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    public static CatalogServices of(
            Database database, Connections connections, Deliveries deliveries, CatalogLoad loads, Clock clock) {
        return new CatalogServices(
                deliveries,
                new OwnCatalogs(database.jdbi(), connections),
                new ProductBatches(loads, deliveries, clock, WAIT));
    }
}
