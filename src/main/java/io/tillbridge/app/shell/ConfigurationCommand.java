package io.tillbridge.app.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "configuration",
        description = "Show keys and values, or export and import settings, warehouses and connections as a file.",
        synopsisSubcommandLabel = "(show | export | import)")
final class ConfigurationCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private ConfigurationCommand() {}

    static CommandLine of(Context context) {
        return new CommandLine(new ConfigurationCommand())
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new ImportCommand(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected show, export or import, found none.");
    }
}
