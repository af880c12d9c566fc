package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.Check;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Test the database, the folder for stored files and every connection; move no data.",
        footer = {
            "",
            "Exit code 0: no faults. 70: the hub cannot store files. 64: an account, a path or an unconfirmed key is",
            "refused until you correct it. 69: a system does not respond. Of several, the first of these counts.",
            "A disabled connection is tested too, but does not count."
        })
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
        Configuration configuration = context.ofHub(files, spec.commandLine().getErr());
        List<Check> checks = context.hub().check(configuration);
        Table table = new Table("tried", "result", "detail");
        checks.forEach(
                check -> table.row(check.name(), check.code() == ExitCode.DONE ? "ok" : "FAILED", check.detail()));
        PrintWriter out = spec.commandLine().getOut();
        table.lines().forEach(out::println);
        out.flush();
        return worst(checks).number();
    }

    /** What lasts until somebody acts comes before what may pass by itself. */
    private static ExitCode worst(List<Check> checks) {
        List<ExitCode> found =
                checks.stream().filter(Check::counts).map(Check::code).toList();
        return Stream.of(ExitCode.OUR_FAULT, ExitCode.WRONG_USE, ExitCode.OUTSIDE_AWAY)
                .filter(found::contains)
                .findFirst()
                .orElse(ExitCode.DONE);
    }
}
