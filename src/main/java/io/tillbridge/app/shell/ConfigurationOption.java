package io.tillbridge.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names further files of keys. */
final class ConfigurationOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A further file of keys, stronger than config/application.properties; may be repeated.")
    private List<Path> given = new ArrayList<>();

    List<Path> files() {
        return List.copyOf(given);
    }
}
