package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.NamedRun;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "job",
        description = "Queue a run of a job, one of routes/custom/jobs.yaml too.",
        footer = {"", "The running hub begins it within seconds; if none is running, the next one to start does."})
final class JobCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "JOB", description = "Name of the job.")
    private String job;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "Name or id of its connection; leave it out for a job without one.")
    private String connection;

    @Option(names = "--dry-run", description = "Change nothing, and say in the run what it would do.")
    private boolean dryRun;

    JobCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.ofHub(files, spec.commandLine().getErr());
        NamedRun queued = context.hub().startJob(configuration, job, Optional.ofNullable(connection), dryRun);
        long id = queued.run().id();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Job " + job + (queued.connection().isEmpty() ? "" : " of " + queued.connection())
                + " is queued as run " + id + ". See it with: ./tillbridge runs " + id);
        out.flush();
        return ExitCode.DONE.number();
    }
}
