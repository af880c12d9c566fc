package io.tillbridge.app.shell;

import io.tillbridge.app.shell.HubOperations.NamedSecret;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "List the secrets of route files by name, without their values. Times are in UTC.",
        mixinStandardHelpOptions = true)
final class SecretListCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    SecretListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<NamedSecret> secrets = context.hub()
                .secrets()
                .list(context.ofHub(files, spec.commandLine().getErr()));
        PrintWriter out = spec.commandLine().getOut();
        if (secrets.isEmpty()) {
            out.println("No secrets. Set one with ./tillbridge secret set NAME.");
        } else {
            Table table = new Table("name", "set", "kept in");
            secrets.forEach(secret -> table.row(
                    secret.name(),
                    secret.since() == null ? "" : secret.since().truncatedTo(ChronoUnit.SECONDS),
                    place(secret)));
            table.lines().forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static String place(NamedSecret secret) {
        if (!secret.file()) {
            return "the database";
        }
        return secret.since() == null
                ? "a file of routes.secrets"
                : "a file of routes.secrets, which is used, and the database";
    }
}
