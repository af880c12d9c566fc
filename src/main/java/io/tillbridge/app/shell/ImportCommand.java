package io.tillbridge.app.shell;

import io.tillbridge.api.contract.YamlBody;
import io.tillbridge.document.Difference;
import io.tillbridge.document.FileText;
import io.tillbridge.settings.file.ImportResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Import a configuration file, all of it or nothing, and report the changes.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "FILE", description = "YAML as export writes it.")
    private Path file;

    @Option(names = "--dry-run", description = "Report the changes without making them.")
    private boolean dryRun;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        ImportResult result = context.hub()
                .importConfiguration(
                        context.ofHubOrNew(files, spec.commandLine().getErr()), text(), dryRun);
        PrintWriter out = spec.commandLine().getOut();
        result.changes().forEach(change -> tell(change, out));
        if (result.changes().isEmpty()) {
            out.println("Nothing differs.");
        } else if (!result.applied()) {
            out.println("This was a dry run: nothing is changed.");
        }
        result.needSecrets().forEach(name -> out.println("Set the secrets of " + name + ", then import again."));
        out.flush();
        return ExitCode.DONE.number();
    }

    private String text() {
        try {
            return FileText.read(file, YamlBody.MAX);
        } catch (FileText.TooLarge e) {
            throw new CommandFault(
                    ExitCode.WRONG_USE, "FILE: " + e.getMessage() + " in " + file.toAbsolutePath() + ".", e);
        } catch (IOException e) {
            throw new CommandFault(
                    ExitCode.WRONG_USE,
                    "FILE: expected a readable file in UTF-8, found none at " + file.toAbsolutePath() + ".",
                    e);
        }
    }

    private static void tell(ImportResult.Change change, PrintWriter out) {
        out.println(change.change() + " " + change.what() + (change.name() == null ? "" : " " + change.name()));
        if (change.change().equals("changed")) {
            for (Difference.Member member : change.members()) {
                out.println("  " + member.pointer() + ": " + shown(member.before()) + " -> " + shown(member.after()));
            }
        }
    }

    private static String shown(Object value) {
        return value == null ? "nothing" : String.valueOf(value);
    }
}
