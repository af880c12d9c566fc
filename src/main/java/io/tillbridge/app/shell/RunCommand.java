package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.RunningHub;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Start the hub and keep it running until Ctrl-C.",
        footer = {"", "Its keys are in config/application.properties; each can also be set as -Dkey=value."})
final class RunCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Mixin
    private DevOption dev;

    RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration(files, "info", dev.keys());
        tell(configuration);
        try (RunningHub hub = context.hub().start(configuration)) {
            PrintWriter out = spec.commandLine().getOut();
            ready(hub, out);
            hub.ownerLink().ifPresent(link -> showOwnerLink(link, out));
            context.ending().awaitAsked(hub.lost());
        }
        return ExitCode.DONE.number();
    }

    /** Shown here and logged nowhere: whoever opens it owns the hub. */
    private static void showOwnerLink(String link, PrintWriter out) {
        out.println("Nobody owns this hub yet. Choose the owner's password at " + link
                + " . The link holds once, until the next start.");
        out.flush();
    }

    static void tell(Configuration configuration) {
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        List<String> changed = configuration.describeChanged();
        log.info("Configuration: keys not at their default: {}", changed.size());
        changed.forEach(line -> log.info("  {}", line));
        configuration.describe().forEach(line -> log.debug("  {}", line));
    }

    static void ready(RunningHub hub, PrintWriter out) {
        out.println("Tillbridge is ready: API " + hub.apiAddress() + "/api/v1, its page " + hub.apiAddress()
                + "/docs, health " + hub.managementAddress() + "/observe/health");
        out.flush();
    }
}
