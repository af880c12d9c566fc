package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.storage.DataFolderUse;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        HubOperations hub,
        Function<List<Path>, ConfigurationSources> sources,
        CommandShutdown ending,
        boolean terminal) {
    static final String SANDBOX = "config/sandbox.properties";

    /**
     * The same for a command that looks into a hub: the one that runs, also when that is the sandbox. It never comes to
     * an empty hub of its own.
     *
     * @param notes told when the hub is not the one that the configuration names
     */
    Configuration ofHub(ConfigurationOption option, PrintWriter notes) {
        Configuration configuration = ofHubOrNew(option, notes);
        if (use(configuration) == DataFolderUse.EMPTY) {
            throw new CommandFault(
                    ExitCode.WRONG_USE,
                    "data.dir: expected the folder of a hub that runs or has run, found none in "
                            + configuration.folder("data.dir")
                            + ". Start one with ./tillbridge run or ./tillbridge sandbox, or name its data.dir or --config.");
        }
        return configuration;
    }

    /** The same for a command that may also begin a new hub, when none runs. */
    Configuration ofHubOrNew(ConfigurationOption option, PrintWriter notes) {
        Configuration configuration = configuration(option, "error");
        if (use(configuration) == DataFolderUse.RUNNING) {
            return configuration;
        }
        Path sandboxFile = configuration.home().resolve(SANDBOX);
        if (Files.isRegularFile(sandboxFile)) {
            Configuration sandbox = read(option, Map.of(), SANDBOX);
            if (use(sandbox) == DataFolderUse.RUNNING) {
                notes.println("This is about the sandbox, which runs on " + sandbox.folder("data.dir") + ".");
                notes.flush();
                return sandbox;
            }
        }
        return configuration;
    }

    /** A hub on a server of its own has its data there, whatever the folder holds. */
    private static DataFolderUse use(Configuration configuration) {
        return configuration.text("database.url").isEmpty()
                ? DataFolderUse.of(configuration.folder("data.dir"))
                : DataFolderUse.RUNNING;
    }

    /** Reads the configuration and turns the logs on; {@code console} is the least level shown there. */
    Configuration configuration(ConfigurationOption option, String console, String... ownFiles) {
        return configuration(option, console, Map.of(), ownFiles);
    }

    /** @param keys that the command sets by itself, stronger than all others */
    Configuration configuration(
            ConfigurationOption option, String console, Map<String, String> keys, String... ownFiles) {
        Configuration configuration = read(option, keys, ownFiles);
        Logs.start(configuration, console);
        return configuration;
    }

    private Configuration read(ConfigurationOption option, Map<String, String> keys, String... ownFiles) {
        List<Path> files = new ArrayList<>();
        Path home = sources.apply(List.of()).home();
        for (String own : ownFiles) {
            files.add(home.resolve(own));
        }
        files.addAll(option.files());
        ConfigurationSources all = sources.apply(files);
        Map<String, String> system = new HashMap<>(all.system());
        system.putAll(keys);
        return Configuration.read(new ConfigurationSources(all.home(), all.more(), all.environment(), system));
    }
}
