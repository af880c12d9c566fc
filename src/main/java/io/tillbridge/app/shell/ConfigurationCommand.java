package io.tillbridge.app.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "configuration",
        description = "Export settings, warehouses and connections as a file, or import such a file.",
        synopsisSubcommandLabel = "(export | import)")
final class ConfigurationCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private ConfigurationCommand() {}

    static CommandLine of(Context context) {
        return new CommandLine(new ConfigurationCommand())
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new ImportCommand(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected export or import, found neither.");
    }
}
