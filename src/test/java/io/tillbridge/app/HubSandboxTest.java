package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.Sandbox;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tillbridge sandbox} shows: two vendors' catalogs, and a shop that sells them. */
@Tag("long")
class HubSandboxTest {
    @TempDir
    private Path temp;

    @Test
    void theShopHasListingsOfEveryState() throws Exception {
        try (HubInProcess hub = new HubInProcess(Hub.start(configuration()))) {
            Sandbox sandbox = hub.sandbox().orElseThrow();
            sandbox.pullAll();

            List<EndedRun> runs = sandbox.runShop();

            assertThat(runs).extracting(EndedRun::error).containsOnlyNulls();
            assertThat(runs.get(0).counters()).containsEntry("ambiguous", 3L);
            assertThat(runs.get(0).counters().keySet()).contains("linked", "conflict", "created");
        }
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", temp.resolve("data").toString());
        set.put("database.url", database.url());
        set.put("database.username", database.username());
        set.put("database.password", database.password());
        set.put("http.port", "0");
        set.put("management.port", "0");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("vendor.stable-wait", "50ms");
        set.put("sandbox.enabled", "true");
        set.put("sandbox.rows", "300");
        set.put("sandbox.shop-variants", "120");
        return Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), set));
    }
}
