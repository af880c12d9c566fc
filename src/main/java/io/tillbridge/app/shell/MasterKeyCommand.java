package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.document.FileText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "master-key",
        description = "Change the key that seals every stored secret.",
        synopsisSubcommandLabel = "change")
final class MasterKeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private MasterKeyCommand() {}

    static CommandLine of(Context context) {
        return new CommandLine(new MasterKeyCommand()).addSubcommand(new Change(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Expected: change.");
    }

    @Command(
            name = "change",
            description = {
                "Reseal every stored secret with another master key. Stop every hub on this database first.",
                "The file master-key in the data folder gets the new key. After an interruption, run the command again."
            },
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        private final Context context;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption files;

        @Option(
                names = "--new-key-file",
                paramLabel = "FILE",
                description = "File with the new key, 32 bytes in base64. Required when the key is given by "
                        + "TILLBRIDGE_MASTER_KEY; otherwise a new key is made.")
        private Path newKey;

        Change(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws Exception {
            Configuration configuration = context.configuration(files, "error");
            PrintWriter out = spec.commandLine().getOut();
            Optional<String> next = Optional.ofNullable(newKey).map(Change::read);
            long count = context.hub().changeMasterKey(configuration, next, done -> {
                out.println(Output.number(done) + " secrets are sealed anew …");
                out.flush();
            });
            out.println("The master key is changed. Secrets sealed anew: " + Output.number(count) + ".");
            out.println(
                    configuration.text("master-key").isBlank()
                            ? "The new key is in "
                                    + configuration.folder("data.dir").resolve("master-key")
                                    + ". Back it up apart from the database."
                            : "Set TILLBRIDGE_MASTER_KEY to the key in " + newKey + " before the next start.");
            out.flush();
            return ExitCode.DONE.number();
        }

        private static String read(Path file) {
            try {
                return FileText.read(file, 1_024);
            } catch (IOException e) {
                throw new CommandFault(
                        ExitCode.WRONG_USE,
                        "--new-key-file: expected a file with 32 bytes in base64, found none that can be read at "
                                + file + ".",
                        e);
            }
        }
    }
}
