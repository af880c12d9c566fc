package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.routing.FlowDraft;
import io.tillbridge.routing.FlowDraft.Begin;
import io.tillbridge.routing.TrialCase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "flow",
        mixinStandardHelpOptions = true,
        description = {
            "Write the flow custom-NAME into routes/custom: a route file, a trial file, and for a job its entry in",
            "jobs.yaml. In the source tree of the hub also a route test. Nothing is overwritten."
        })
final class NewFlowCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "NAME", description = "Small letters, digits and dashes, such as stock-export.")
    private String name;

    @ArgGroup
    private Kind kind = new Kind();

    /** At most one of these. */
    private static final class Kind {
        @Option(names = "--job", description = "Begins by the clock of a job of its own (the default).")
        private boolean job;

        @Option(names = "--events", paramLabel = "TYPE", description = "Begins with events, such as order.accepted.")
        private String events;

        @Option(names = "--endpoint", description = "Begins with a request to /api/v1/custom/NAME.")
        private boolean endpoint;

        @Option(names = "--timer", description = "Begins by a timer (schedule.custom-timer.period), on each node.")
        private boolean timer;

        private Begin begin() {
            if (events != null) {
                return Begin.EVENTS;
            }
            return endpoint ? Begin.ENDPOINT : timer && !job ? Begin.TIMER : Begin.JOB;
        }
    }

    NewFlowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        FlowDraft draft = new FlowDraft(name, kind.begin(), kind.events);
        Configuration configuration = context.configuration(files, "error");
        List<Path> written = context.hub().newFlow(configuration, draft);
        PrintWriter out = spec.commandLine().getOut();
        written.forEach(file -> out.println("Written  " + shown(file, configuration.home())));
        written.stream()
                .filter(file -> file.toString().endsWith(TrialCase.SUFFIX))
                .forEach(file -> out.println("Try it   ./tillbridge try " + shown(file, configuration.home())));
        out.flush();
        return ExitCode.DONE.number();
    }

    private static Path shown(Path file, Path home) {
        return file.startsWith(home) ? home.relativize(file) : file;
    }
}
