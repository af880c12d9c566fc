package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What every command works with.
 *
 * @param hub where all is done
 * @param sources from the further files of a command to all sources of its configuration
 * @param ending told when the process is to end
 * @param terminal whether a person looks at the output
 */
public record Context(
        HubOperations hub, Function<List<Path>, ConfigurationSources> sources, Ending ending, boolean terminal) {

    /** Reads the configuration and turns the logs on; {@code console} is the least level shown there. */
    Configuration configuration(ConfigurationOption option, String console, String... ownFiles) {
        List<Path> files = new ArrayList<>();
        Path home = sources.apply(List.of()).home();
        for (String own : ownFiles) {
            files.add(home.resolve(own));
        }
        files.addAll(option.files());
        Configuration configuration = Configuration.read(sources.apply(files));
        Logs.start(configuration, console);
        return configuration;
    }
}
