package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.Buyer;
import io.tillbridge.app.shell.HubOperations.RunningHub;
import io.tillbridge.wording.Quantity;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = {
            "Start the hub with its own database, vendors' servers and a web shop; pull catalogs, products and",
            "orders, send them on to a warehouse by examples of flows, and show the result.",
            "Needs no account and no configuration; all data is below data/sandbox."
        })
final class SandboxCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Mixin
    private DevOption dev;

    SandboxCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration(files, "error", dev.keys(), Context.SANDBOX);
        RunCommand.tell(configuration);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting; the first start unpacks a MariaDB and takes some seconds longer.");
        out.flush();
        try (RunningHub hub = context.hub().start(configuration)) {
            RunCommand.ready(hub, out);
            RunningSandbox sandbox = hub.sandbox()
                    .orElseThrow(() -> new CommandFault(
                            ExitCode.WRONG_USE, "sandbox.enabled: expected true for the sandbox, found false."));
            if (!context.ending().asked()) {
                out.println("Pulling the catalogs of the sandbox vendors at " + sandbox.vendorAddress() + " …");
                out.println();
                out.flush();
                Output.inShort(sandbox.pullAll(), out);
                out.println();
                out.println("Reading products and orders of the sandbox shop at " + sandbox.shopAddress() + " …");
                out.println();
                out.flush();
                Output.runs(sandbox.runShop(), out);
                out.println();
                out.println("Reading items and sales of the sandbox till at " + sandbox.tillAddress() + " …");
                out.println();
                out.flush();
                Output.runs(sandbox.runTill(), out);
                out.println();
                out.println("Publishing the feed that the sandbox partner fetches …");
                out.println();
                out.flush();
                Output.runs(sandbox.runFeed(), out);
                out.println();
                out.println("Sending orders and stock by two examples of flows of your own …");
                out.println();
                out.flush();
                Output.arrivals(sandbox.runExamples(), out);
            }
            Optional<Buyer> buyer = context.ending().asked() ? Optional.empty() : Optional.of(sandbox.runRetailer());
            addresses(hub, sandbox, buyer, out);
            context.ending().awaitAsked(hub.lost());
            out.println("Ending …");
            out.flush();
        }
        return ExitCode.DONE.number();
    }

    private static void addresses(RunningHub hub, RunningSandbox sandbox, Optional<Buyer> buyer, PrintWriter out) {
        out.println();
        out.println("Open   " + hub.apiAddress() + "/console     the console");
        hub.ownerLink().ifPresent(link -> out.println("Own    " + link + "   choose the owner's password, once"));
        out.println("Shop   " + sandbox.storefront() + "   a page of the shop with the delivery promise");
        out.println("Call   " + hub.apiAddress() + "/docs        the API, to try in a browser");
        out.println("       user " + sandbox.clientId() + ", password " + sandbox.clientSecret());
        out.println("       " + hub.managementAddress() + "/observe/health and /observe/metrics");
        String curl = curl(hub, sandbox.clientId(), sandbox.clientSecret());
        out.println("Try    " + curl + "/uploads");
        out.println("       " + curl + "/orders        a new one comes every minute");
        buyer.ifPresent(retailer -> out.println("Buy    "
                + curl(hub, retailer.clientId(), retailer.clientSecret()) + "/wholesale-orders        "
                + Quantity.of(retailer.orders(), "order") + " of " + retailer.name() + ", by its own key"));
        out.println("Feed   " + sandbox.feedAddress() + "        a partner fetches it every minute");
        out.println("Edit   the files in routes/: a saved one is live within two seconds");
        out.println("End    Ctrl-C");
        out.flush();
    }

    private static String curl(RunningHub hub, String clientId, String clientSecret) {
        return "curl -u " + clientId + ":" + clientSecret + " " + hub.apiAddress() + "/api/v1";
    }
}
