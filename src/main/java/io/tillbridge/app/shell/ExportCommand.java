package io.tillbridge.app.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Write the configuration as YAML, without secrets.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "FILE", description = "The file to write; - is the standard output.")
    private String file;

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        String text = context.hub()
                .exportConfiguration(context.ofHub(files, spec.commandLine().getErr()));
        PrintWriter out = spec.commandLine().getOut();
        if (file.equals("-")) {
            out.print(text);
        } else {
            Path whole = Path.of(file).toAbsolutePath().normalize();
            write(whole, text);
            out.println("The configuration is in " + whole + ".");
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.WRONG_USE, "FILE: expected a file that can be written, found none at " + file + ".", e);
        }
    }
}
