package io.tillbridge.bench;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded database of a hub that runs, by the account its tables belong to: a measurement makes tables of its own. */
final class HubDatabase {
    private HubDatabase() {}

    static Database join(Path data, int connections) throws IOException {
        Path server = data.resolve("mariadb");
        String url = "jdbc:mariadb://127.0.0.1:"
                + Files.readString(server.resolve("port")).strip() + "/tillbridge";
        String password = Files.readString(server.resolve("password")).strip();
        return Database.join(new DatabaseSettings(url, "tillbridge", password, data, connections, "512M"));
    }
}
