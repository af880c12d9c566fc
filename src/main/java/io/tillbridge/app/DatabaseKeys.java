package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.storage.DatabaseSettings;

/** What the keys {@code database.…} say to the database. */
final class DatabaseKeys {
    private DatabaseKeys() {}

    static DatabaseSettings settings(Configuration configuration) {
        return new DatabaseSettings(
                configuration.text("database.url"),
                new DatabaseSettings.Account(
                        configuration.text("database.username"), configuration.text("database.password")),
                account(configuration, "database.migration"),
                account(configuration, "database.routes"),
                configuration.folder("data.dir"),
                configuration.number("database.pool-size"),
                Long.toString(configuration.size("database.buffer-pool")));
    }

    private static DatabaseSettings.Account account(Configuration configuration, String keys) {
        String username = configuration.text(keys + ".username");
        return username.isBlank()
                ? null
                : new DatabaseSettings.Account(username, configuration.text(keys + ".password"));
    }
}
