package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = "Send a kept failure again, after its cause is corrected.",
        footer = {"", "The running hub sends it within seconds; if none is running, the next one to start does."})
final class ReplayCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "ID", description = "The kept failure.")
    private long id;

    ReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.ofHub(files, spec.commandLine().getErr());
        String words = context.hub()
                .replay(configuration, id)
                .map(run -> "by run " + run.id() + ". See it with: ./tillbridge runs " + run.id())
                .orElse("by its route, which gets the event once more.");
        PrintWriter out = spec.commandLine().getOut();
        out.println("Failure " + id + " is sent again " + words);
        out.flush();
        return ExitCode.DONE.number();
    }
}
