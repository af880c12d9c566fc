package io.tillbridge.app.shell;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = {
            "Show every key with its value in force, secrets masked; those that custom/keys.yaml declares come last.",
            "Reads files, environment and -D; needs no running hub."
        },
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Option(names = "--changed", description = "Only keys that are not at their default.")
    private boolean changed;

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var configuration = context.configuration(files, "error");
        PrintWriter out = spec.commandLine().getOut();
        (changed ? configuration.describeChanged() : configuration.describe()).forEach(out::println);
        out.flush();
        return ExitCode.DONE.number();
    }
}
