package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.Check;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Try the database, the folder for kept files and every enabled connection; move no data.",
        footer = {"", "Exit code 0: all answer. 69: something does not."})
final class CheckCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration(files, "error");
        List<Check> checks = context.hub().check(configuration);
        Table table = new Table("tried", "result", "detail");
        checks.forEach(check -> table.row(check.name(), check.ok() ? "ok" : "FAILED", check.detail()));
        PrintWriter out = spec.commandLine().getOut();
        table.lines().forEach(out::println);
        out.flush();
        boolean all = checks.stream().allMatch(Check::ok);
        return (all ? ExitCode.DONE : ExitCode.OUTSIDE_AWAY).number();
    }
}
