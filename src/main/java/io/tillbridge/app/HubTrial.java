package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.Check;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.storage.Spool;
import io.tillbridge.vendor.VendorServer;
import io.tillbridge.vendor.VendorTimes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** Tries everything the hub leans on, without moving data. */
final class HubTrial {
    private final HubCore core;

    HubTrial(HubCore core) {
        this.core = core;
    }

    /** The database first: whoever holds a {@link HubCore} has reached it. */
    List<Check> all() throws IOException {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("database", true, core.database().address()));
        checks.add(spool());
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            try (VendorServer vendor = new VendorServer(camel, times(core.configuration()));
                    ShopEdge shops = new ShopEdge(core, camel)) {
                Map<String, ConnectionTest> tests = ConnectionTests.of(vendor, shops.link);
                for (Connection connection : FileLoad.all(core, null)) {
                    if (connection.enabled()) {
                        checks.addAll(connection(connection, tests.get(connection.kind())));
                    }
                }
            }
        }
        return checks;
    }

    static VendorTimes times(Configuration configuration) {
        return new VendorTimes(
                configuration.duration("vendor.connect-timeout"),
                configuration.duration("vendor.read-timeout"),
                configuration.duration("vendor.stable-wait"));
    }

    private Check spool() {
        try {
            Spool.Draft draft = core.spool().keep(new ByteArrayInputStream(new byte[1]), 1);
            core.spool().discard(draft.path());
            return new Check("kept files", true, core.configuration().spool() + " takes files");
        } catch (IOException e) {
            return new Check("kept files", false, e.getMessage());
        }
    }

    private List<Check> connection(Connection connection, ConnectionTest test) {
        TestReport report = test.test(connection, core.connections().credentials(connection.id()));
        return report.checks().stream()
                .map(check -> new Check(connection.name() + ": " + check.name(), check.ok(), check.detail()))
                .toList();
    }
}
