package io.tillbridge.app.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "secret",
        description = "Keep secrets for route files, which name them as {{secret:NAME}}.",
        synopsisSubcommandLabel = "(set | list | remove)")
final class SecretCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private SecretCommand() {}

    static CommandLine of(Context context) {
        return new CommandLine(new SecretCommand())
                .addSubcommand(new SecretSetCommand(context, System.in))
                .addSubcommand(new SecretListCommand(context))
                .addSubcommand(new SecretRemoveCommand(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected set, list or remove, found none.");
    }
}
