package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations.NamedRun;
import io.tillbridge.connection.Connection;
import io.tillbridge.routing.CustomFiles;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.Running;
import java.util.List;
import java.util.Optional;

/** Runs as the shell sees them, beside the hub that does them. */
final class ShellRuns implements AutoCloseable {
    private final HubCore core;
    private final Running running;

    private ShellRuns(HubCore core, Running running) {
        this.core = core;
        this.running = running;
    }

    /** Without workers: what is queued here is found by the hub that has them. */
    static ShellRuns in(HubCore core) {
        Running running = new Running(
                core.database().jdbi(), (lane, queuedRun) -> false, NodeName.in(core), end -> {}, core.clock());
        Configuration configuration = core.configuration();
        running.customJobs()
                .replace(CustomFiles.in(
                                configuration.folder("routes.dir"),
                                HubRoutes.surroundings(configuration, RouteBeans.TYPES, Contract.read()))
                        .jobs());
        return new ShellRuns(core, running);
    }

    Running running() {
        return running;
    }

    NamedRun named(Run run) {
        String name = run.connectionId() == null
                ? ""
                : core.connections()
                        .find(run.connectionId())
                        .map(Connection::name)
                        .orElse("(deleted)");
        return new NamedRun(run, name);
    }

    /** @param connection its name or id; empty for a job without a connection */
    NamedRun start(String name, Optional<String> connection, boolean dryRun) throws AlreadyRunning {
        Job job = running.jobs()
                .named(name)
                .orElseThrow(() -> new CommandFault(
                        ExitCode.WRONG_USE, "JOB: expected one of " + names() + ", found '" + name + "'."));
        if (dryRun && !job.dryRun()) {
            throw new CommandFault(ExitCode.WRONG_USE, "--dry-run: job " + name + " has no dry run.");
        }
        if (Jobs.isOfTheHub(job) && connection.isPresent()) {
            throw new CommandFault(ExitCode.WRONG_USE, "--connection: job " + name + " runs without a connection.");
        }
        Long id = Jobs.isOfTheHub(job) ? null : connection(job, connection).id();
        return named(running.runs().request(name, id, "shell", dryRun, false));
    }

    private Connection connection(Job job, Optional<String> wanted) {
        List<Connection> fit = FileLoad.all(core, null).stream()
                .filter(connection -> job.kinds().contains(connection.kind()))
                .toList();
        return wanted.flatMap(word -> fit.stream()
                        .filter(one -> one.name().equals(word)
                                || Long.toString(one.id()).equals(word))
                        .findFirst())
                .orElseThrow(() -> new CommandFault(
                        ExitCode.WRONG_USE,
                        "--connection: expected the name or id of one of "
                                + fit.stream().map(Connection::name).toList() + ", found "
                                + wanted.map(word -> "'" + word + "'").orElse("none") + "."));
    }

    private List<String> names() {
        return running.jobs().all().stream().map(Job::name).toList();
    }

    @Override
    public void close() {
        running.close();
    }
}
