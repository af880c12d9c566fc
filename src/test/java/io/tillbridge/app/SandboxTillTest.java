package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till beside the sandbox's web shop: signed in at each start, from the same warehouse. */
@Tag("long")
class SandboxTillTest {
    @TempDir
    private Path temp;

    @Test
    void theAccountIsSignedInToAtEachStartAndSellsFromTheWarehouseOfTheWebShop() throws Exception {
        Configuration configuration = configuration();

        long first = looked(configuration);
        long second = looked(configuration);

        assertThat(second).isEqualTo(first);
    }

    /** @return the connection's id */
    private static long looked(Configuration configuration) throws Exception {
        try (Hub hub = Hub.start(configuration)) {
            SandboxSetup sandbox = hub.sandbox().orElseThrow();
            Connection till =
                    hub.core().connections().get(sandbox.till().connection().id());
            RSeriesSettings settings = RSeriesSettings.of(till);
            Grant grant = new Grants(hub.core().database().jdbi(), hub.core().secrets()).find(till.id());

            assertThat(grant.state()).isEqualTo(Grant.State.SIGNED_IN);
            assertThat(grant.accountId()).isEqualTo("770042");
            assertThat(settings.accountId()).isEqualTo("770042");
            assertThat(settings.warehousesOf("1"))
                    .isEqualTo(List.of(sandbox.shop().warehouse()));
            assertThat(settings.warehousesOf("2")).hasSize(1).isNotEqualTo(settings.warehousesOf("1"));
            assertThat(hub.core().configuration().text("rseries.token-url"))
                    .startsWith(sandbox.till().address());
            return till.id();
        }
    }

    private Configuration configuration() {
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(temp.resolve("data")));
        set.put("schedule.enabled", "false");
        set.put("sandbox.enabled", "true");
        set.put("sandbox.rows", "100");
        set.put("sandbox.shop-variants", "40");
        return HubSettings.read(set);
    }
}
