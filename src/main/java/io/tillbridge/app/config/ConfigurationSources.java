package io.tillbridge.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where values come from, the later the stronger: defaults, {@code config/application.properties}, further files,
 * environment, system properties.
 *
 * @param home folder of the hub; relative paths in values start here
 * @param more files after {@code config/application.properties}, such as {@code config/sandbox.properties}
 */
public record ConfigurationSources(
        Path home, List<Path> more, Map<String, String> environment, Map<String, String> system) {
    /** The folder of the launcher, given by it; the current one when the hub is started without. */
    public static final String HOME = "tillbridge.home";

    public ConfigurationSources {
        home = home.toAbsolutePath().normalize();
        more = List.copyOf(more);
        environment = Map.copyOf(environment);
        system = Map.copyOf(system);
    }

    /** Those of this process. */
    public static ConfigurationSources ofProcess(List<Path> more) {
        Properties system = System.getProperties();
        Map<String, String> texts = new java.util.HashMap<>();
        system.stringPropertyNames().forEach(name -> texts.put(name, system.getProperty(name)));
        return new ConfigurationSources(Path.of(System.getProperty(HOME, "")), more, System.getenv(), texts);
    }

    Path standardFile() {
        return home.resolve("config").resolve("application.properties");
    }
}
