package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.storage.DatabaseSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of a hub that a test starts in this process. */
final class HubSettings {
    private HubSettings() {}

    /** What each needs: a folder, a database, and ports that are free. A test may add more. */
    static Map<String, String> of(DatabaseSettings database) {
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", database.dataDir().toString());
        set.put("database.url", database.url());
        set.put("database.username", database.username());
        set.put("database.password", database.password());
        set.put("http.port", "0");
        set.put("management.port", "0");
        return set;
    }

    static Configuration read(Map<String, String> set) {
        return Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), set));
    }
}
