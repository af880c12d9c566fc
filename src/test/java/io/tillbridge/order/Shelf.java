package io.tillbridge.order;

import io.tillbridge.storage.Database;
import java.time.Instant;

/** Rows that orders stand on: connections, products, listings, warehouses. */
final class Shelf {
    private Shelf() {}

    static long connection(Database database, Instant created) {
        return database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('cseries', 'Shop', '{}', :at, :at)""")
                .bind("at", created)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }
}
