package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = "Load one catalog file from disk like an upload, and show the result.",
        footer = {
            "",
            "Exit code 0: all rows are valid. 1: rows were rejected, or the whole file was refused. 130: ended by Ctrl-C."
        })
final class LoadCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "FILE", description = "CSV or JSON, also as .gz.")
    private Path file;

    @Option(
            names = "--connection",
            paramLabel = "NAME|ID",
            description = "The connection of the catalog; by default one called shell, created at its first use.")
    private String connection;

    @Option(names = "--force", description = "Load the file even if it was the last one loaded.")
    private boolean force;

    LoadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Path whole = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(whole) || !Files.isReadable(whole)) {
            throw new CommandFault(ExitCode.WRONG_USE, "FILE: expected a readable file, found none at " + whole + ".");
        }
        Configuration configuration =
                context.ofHubOrNew(files, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        ProgressLine progress = new ProgressLine(out, context.terminal(), context.ending()::asked, System::nanoTime);
        LoadedFile loaded;
        try {
            loaded = context.hub().load(configuration, whole, Optional.ofNullable(connection), force, progress);
        } finally {
            progress.end();
        }
        Output.inFull(List.of(loaded), out);
        if (context.ending().asked() && !Output.over(loaded)) {
            out.println(
                    "Ended before the file was loaded, as you asked. What is loaded stays; load it again for the rest.");
            out.flush();
            return ExitCode.INTERRUPTED.number();
        }
        return Output.code(loaded).number();
    }
}
