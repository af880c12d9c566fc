package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.wording.Quantity;
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
        name = "backup",
        description = {
            "Write the database and the stored files into one archive, while the hub runs or is stopped.",
            "Its secrets are sealed: a restore needs the master key."
        },
        footer = {"", "Configuration, routes, logs and the outbox are not included."})
final class BackupCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "FILE", description = "The archive (ZIP); this file must not exist yet.")
    private Path file;

    @Option(
            names = "--with-master-key",
            description = "Include the master key: anyone with the archive can then open every secret.")
    private boolean withMasterKey;

    BackupCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.ofHub(files, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        BackupManifest manifest = Steps.of(context, out, "No archive was written.")
                .run(step -> context.hub().backup(configuration, file, withMasterKey, step));
        out.println("The backup is in " + file.toAbsolutePath().normalize() + ": "
                + Quantity.grouped(manifest.allRows(), "row") + ", "
                + Output.number(manifest.files().size()) + " kept files, "
                + (manifest.holdsMasterKey()
                        ? "the master key. Whoever has the file opens every secret."
                        : "no master key. Keep a copy of the key elsewhere: without it no secret opens."));
        out.flush();
        return ExitCode.DONE.number();
    }
}
