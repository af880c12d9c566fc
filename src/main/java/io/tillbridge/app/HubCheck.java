package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations.Check;
import io.tillbridge.carrier.PostnlConnectionTest;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.network.ReceiverRules;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** Tries everything the hub leans on, without moving data. */
final class HubCheck {
    private final HubCore core;

    HubCheck(HubCore core) {
        this.core = core;
    }

    /** The database first: whoever holds a {@link HubCore} has reached it. */
    List<Check> all() throws IOException {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.passed("database", core.database().address()));
        checks.add(keptFiles(core.spool(), core.configuration().spool()));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            try (VendorServer vendor = new VendorServer(
                            times(core.configuration()), outbound(core.configuration()), new CurrentRun());
                    CSeriesAccess shops = new CSeriesAccess(core, camel, new CurrentRun());
                    TillAccess tills = new TillAccess(core);
                    RSeriesAccess calls = new RSeriesAccess(core, new CurrentRun(), tills.tokens);
                    LightspeedHttp carriers = CheckoutCarriers.http(core.configuration())) {
                Map<String, ConnectionTest> tests = ConnectionTests.unattended(
                        vendor, shops.link, tills.test(calls), new PostnlConnectionTest(carriers, core.clock()));
                for (Connection connection : FileLoad.all(core, null)) {
                    checks.addAll(connection(connection, tests.get(connection.kind())));
                }
            }
        }
        return checks;
    }

    static VendorServer.Times times(Configuration configuration) {
        return new VendorServer.Times(
                configuration.duration("vendor.connect-timeout"),
                configuration.duration("vendor.read-timeout"),
                configuration.duration("vendor.stable-wait"));
    }

    static OutboundRules outbound(Configuration configuration) {
        return new OutboundRules(
                configuration.hosts(OutboundRules.ALLOWED_KEY), configuration.networks(OutboundRules.DENIED_KEY));
    }

    static ReceiverRules receivers(Configuration configuration) {
        return new ReceiverRules(outbound(configuration), configuration.hosts(ReceiverRules.INTERNAL_KEY));
    }

    static Check keptFiles(Spool spool, Path folder) {
        try {
            Spool.Draft draft = spool.keep(new ByteArrayInputStream(new byte[1]), 1);
            spool.discard(draft.path());
            return Check.passed("kept files", folder + " takes files");
        } catch (IOException e) {
            return Check.failed("kept files", ExitCode.OUR_FAULT, e.getMessage());
        }
    }

    private List<Check> connection(Connection connection, ConnectionTest test) {
        if (FileLoad.hasNoServer(connection)) {
            return List.of(Check.passed(connection.name(), "has no server: it takes the files of ./tillbridge load"));
        }
        TestReport report = test.test(connection, core.connections().credentials(connection.id()));
        return report.checks().stream().map(check -> told(check, connection)).toList();
    }

    /** What is refused stays so until a person changes the connection; what is away may come back by itself. */
    private static Check told(ConnectionTest.Check check, Connection connection) {
        String name = connection.name() + (connection.enabled() ? ": " : " (disabled): ") + check.name();
        ExitCode failed = check.away() ? ExitCode.OUTSIDE_AWAY : ExitCode.WRONG_USE;
        return new Check(name, check.ok() ? ExitCode.DONE : failed, check.detail(), connection.enabled());
    }
}
