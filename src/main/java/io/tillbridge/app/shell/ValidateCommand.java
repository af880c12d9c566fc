package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        description = "Check the configuration, the route files and the dialects; start nothing.",
        footer = {
            "",
            "Exit code 0: no faults. 1: faults in route files or dialects. 64: faults in the configuration,",
            "which are reported first and alone."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    ValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration =
                context.ofHubOrNew(files, spec.commandLine().getErr());
        List<String> faults = context.hub().validate(configuration);
        PrintWriter out = spec.commandLine().getOut();
        faults.forEach(out::println);
        out.println(
                faults.isEmpty()
                        ? "Configuration, route files and dialects are right."
                        : (faults.size() == 1 ? "1 fault." : faults.size() + " faults."));
        out.flush();
        return (faults.isEmpty() ? ExitCode.DONE : ExitCode.FAULTS_IN_DATA).number();
    }
}
