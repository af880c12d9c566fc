package io.tillbridge.app.shell;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "remove",
        description = {
            "Remove a secret from the database. Routes that run keep it until their file is saved or the hub restarts;",
            "a route that names it is left out then."
        },
        mixinStandardHelpOptions = true)
final class SecretRemoveCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "NAME", description = "The secret to remove.")
    private String name;

    SecretRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        context.hub().secrets().remove(context.ofHub(files, spec.commandLine().getErr()), name);
        PrintWriter out = spec.commandLine().getOut();
        out.println("The secret " + name + " is removed.");
        out.flush();
        return ExitCode.DONE.number();
    }
}
