package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.wording.Quantity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = {
            "Restore a backup into an empty data folder, or with database.url into an empty schema.",
            "The archive is verified before anything is changed. A folder in use or with a database is refused."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "FILE", description = "An archive written by ./tillbridge backup.")
    private Path file;

    RestoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration(files, "error");
        PrintWriter out = spec.commandLine().getOut();
        HubOperations.Restored restored = Steps.of(context, out, "Run it again to restore all.")
                .run(step -> context.hub().restore(configuration, file, step));
        Path dataDir = configuration.folder("data.dir");
        out.println("The backup of " + restored.manifest().made() + " is restored into " + dataDir + ": "
                + Quantity.grouped(restored.manifest().allRows(), "row") + ", "
                + Output.number(restored.manifest().files().size()) + " kept files.");
        out.println(
                restored.masterKey()
                        ? "Start the hub with ./tillbridge run."
                        : "The backup holds no master key. Before the first start, put the key of that hub into "
                                + dataDir.resolve("master-key")
                                + " (mode 0600) or TILLBRIDGE_MASTER_KEY: the hub does not start on sealed secrets"
                                + " without it.");
        out.flush();
        return ExitCode.DONE.number();
    }
}
