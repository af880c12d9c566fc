package io.tillbridge.app.shell;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands put together; {@link #execute} runs one and gives its exit code. */
public final class Shell {
    private final CommandLine commands;

    public Shell(Context context, PrintWriter out, PrintWriter err) {
        commands = new CommandLine(new Root())
                .addSubcommand(new SandboxCommand(context))
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new TryCommand(context, System.in))
                .addSubcommand(NewCommand.of(context))
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new LoadCommand(context))
                .addSubcommand(new RunsCommand(context))
                .addSubcommand(new JobCommand(context))
                .addSubcommand(new ReplayCommand(context))
                .addSubcommand(ConfigurationCommand.of(context))
                .addSubcommand(SecretCommand.of(context))
                .addSubcommand(MasterKeyCommand.of(context))
                .addSubcommand(new BackupCommand(context))
                .addSubcommand(new RestoreCommand(context))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Shell::wrongUse)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command.getErr()));
        commands.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .versionProvider(new Version()));
    }

    /** Runs one command; see {@link ExitCode}. */
    public int execute(String... arguments) {
        return commands.execute(arguments);
    }

    private static int wrongUse(CommandLine.ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        command.getErr().println(fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, command.getErr());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        command.getErr().flush();
        return ExitCode.WRONG_USE.number();
    }

    /** Tells a person what happened; the stack trace of what nobody foresaw goes to the log file. */
    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof InterruptedException) {
            err.println("Ended before it was done, as asked.");
        } else if (ExitCode.foreseen(failure)) {
            err.println(failure.getMessage());
        } else {
            Path file = Logs.file();
            err.println("A fault of the hub itself: " + failure + ". "
                    + (file == null ? "Please report it." : "The details are in " + file + "; please report it."));
            if (file != null) {
                LoggerFactory.getLogger(Shell.class).debug("The command failed", failure);
            }
        }
        err.flush();
        return ExitCode.of(failure).number();
    }

    @Command(
            name = "tillbridge",
            description = "An integration hub for shops that run on Lightspeed.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Exit codes: 0 done; 1 done, with faults in the data; 64 wrong use or configuration;",
                "69 an outside system is away; 70 a fault of the hub itself or its disk; 130 ended by Ctrl-C before it was done.",
                "Every key of config/application.properties can be given as -Dkey=value."
            })
    private static final class Root implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "Expected a command, found none.");
        }
    }

    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Shell.class.getPackage().getImplementationVersion();
            return new String[] {
                "tillbridge " + (built == null ? "(not packaged)" : built) + ", Java "
                        + Runtime.version().feature()
            };
        }
    }
}
