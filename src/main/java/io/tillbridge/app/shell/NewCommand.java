package io.tillbridge.app.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "new", description = "Write a new flow into the routes folder.", synopsisSubcommandLabel = "flow")
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private NewCommand() {}

    static CommandLine of(Context context) {
        return new CommandLine(new NewCommand()).addSubcommand(new NewFlowCommand(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected flow, found nothing.");
    }
}
