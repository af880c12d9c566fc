package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.NamedRun;
import io.tillbridge.app.shell.HubOperations.RunStory;
import io.tillbridge.run.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "runs", description = "List the latest runs, or show one with its log lines. Times are in UTC.")
final class RunsCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The run to show.")
    private Long id;

    @Option(names = "--limit", paramLabel = "N", description = "Number of runs to list (default ${DEFAULT-VALUE}).")
    private int limit = 20;

    RunsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > 500) {
            throw new CommandFault(
                    ExitCode.WRONG_USE, "--limit: expected a number from 1 to 500, found " + limit + ".");
        }
        Configuration configuration = context.ofHub(files, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            list(context.hub().runs(configuration, limit), out);
        } else {
            RunStory story = context.hub()
                    .run(configuration, id)
                    .orElseThrow(() -> new CommandFault(ExitCode.WRONG_USE, "ID: there is no run " + id + "."));
            list(List.of(story.named()), out);
            out.println();
            story.events()
                    .forEach(event -> out.println(seconds(event.at()) + "  " + event.level() + "  " + event.message()));
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static void list(List<NamedRun> runs, PrintWriter out) {
        if (runs.isEmpty()) {
            out.println("No runs yet.");
            return;
        }
        Table table = new Table("id", "job", "connection", "by", "state", "queued", "took", "counted");
        for (NamedRun named : runs) {
            Run run = named.run();
            String counters = run.counters().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(counter -> counter.getKey() + " " + Output.number(counter.getValue()))
                    .collect(Collectors.joining(", "));
            table.row(
                    run.id(),
                    run.job(),
                    named.connection(),
                    run.startedBy(),
                    run.state().text(),
                    seconds(run.queuedAt()),
                    took(run),
                    counters);
        }
        table.lines().forEach(out::println);
        runs.stream()
                .map(NamedRun::run)
                .filter(run -> run.error() != null)
                .forEach(run -> out.println(run.id() + ": " + run.error()));
    }

    private static String took(Run run) {
        if (run.startedAt() == null || run.finishedAt() == null) {
            return "";
        }
        Duration took = Duration.between(run.startedAt(), run.finishedAt());
        return took.compareTo(Duration.ofMinutes(2)) < 0 ? took.toSeconds() + " s" : took.toMinutes() + " min";
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
