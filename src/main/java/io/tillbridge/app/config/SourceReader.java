package io.tillbridge.app.config;

import io.tillbridge.document.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads all sources into one value per key, noting every name that is none of ours. */
final class SourceReader {
    /** Ours, but not keys: the launcher reads them. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("TILLBRIDGE_JAVA_OPTS", "TILLBRIDGE_CLASS_ARCHIVE", "TILLBRIDGE_HOME");
    /** The JDK's own networking properties share our namespace {@code http}. */
    private static final Pattern OF_THE_JDK = Pattern.compile("http\\.("
            + "proxyHost|proxyPort|proxyUser|proxyPassword|nonProxyHosts|agent|keepAlive.*|maxConnections|maxRedirects"
            + "|strictPostRedirect|auth\\..*)");

    /** Where the strongest values stand. */
    static final String PROPERTY = "-D";

    private static final String CUSTOM_VARIABLE = ConfigurationKey.variable(CustomKeys.PREFIX);

    private final ConfigurationSources sources;
    private final List<String> faults;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Setting> custom = new LinkedHashMap<>();

    SourceReader(ConfigurationSources sources, List<String> faults) {
        this.sources = sources;
        this.faults = faults;
    }

    /** A value as written, and where. */
    record Setting(String text, String where) {}

    /** Keys that nobody set are absent. */
    Map<String, Setting> read() {
        file(sources.standardFile());
        sources.more().forEach(this::file);
        new TreeMap<>(sources.environment()).forEach(this::variable);
        new TreeMap<>(sources.system()).forEach(this::property);
        return settings;
    }

    /** Those whose names begin with {@code custom.}, which the site declares; a variable's name may stand for several. */
    Map<String, Setting> custom() {
        return custom;
    }

    private void file(Path path) {
        String shown = shown(path);
        Map<String, String> lines = new LinkedHashMap<>();
        Properties collecting = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (lines.put(key.toString(), value.toString()) != null) {
                    faults.add(key + ": expected once in " + shown + ", found it twice.");
                }
                return null;
            }
        };
        try (Reader reader = Files.newBufferedReader(path)) {
            collecting.load(reader);
        } catch (NoSuchFileException e) {
            faults.add(shown + ": expected this file of keys, found none. Restore it, or name another.");
        } catch (MalformedInputException e) {
            faults.add(shown + ": expected text in UTF-8, found other bytes.");
        } catch (IOException | IllegalArgumentException e) {
            faults.add(shown + ": expected a file of keys and values, found it unreadable (" + e.getMessage() + ").");
        }
        lines.forEach((name, text) -> {
            if (ConfigurationKeys.named(name).isPresent()) {
                settings.put(name, new Setting(text.strip(), shown));
            } else if (name.startsWith(CustomKeys.PREFIX)) {
                custom.put(name, new Setting(text.strip(), shown));
            } else {
                faults.add(name + ": expected a known key, found this in " + shown + "." + meant(name, false));
            }
        });
    }

    private void variable(String name, String text) {
        if (!name.startsWith(ConfigurationKey.ENVIRONMENT_PREFIX) || OF_THE_LAUNCHER.contains(name)) {
            return;
        }
        Optional<ConfigurationKey> key = ConfigurationKeys.keys().stream()
                .filter(known -> known.variable().equals(name))
                .findFirst();
        if (key.isPresent()) {
            settings.put(key.get().name(), new Setting(text.strip(), "the environment"));
        } else if (name.startsWith(CUSTOM_VARIABLE)) {
            custom.put(name, new Setting(text.strip(), "the environment"));
        } else {
            faults.add(name + ": expected the name of a known key, found this in the environment." + meant(name, true));
        }
    }

    private void property(String name, String text) {
        if (ConfigurationKeys.named(name).isPresent()) {
            settings.put(name, new Setting(text.strip(), PROPERTY));
        } else if (name.startsWith(CustomKeys.PREFIX)) {
            custom.put(name, new Setting(text.strip(), PROPERTY));
        } else if (ConfigurationKeys.ownNamespace(name)
                && !OF_THE_JDK.matcher(name).matches()) {
            faults.add(name + ": expected a known key, found this as -D." + meant(name, false));
        }
    }

    private static String meant(String name, boolean variable) {
        List<String> known = new ArrayList<>();
        ConfigurationKeys.keys().forEach(key -> known.add(variable ? key.variable() : key.name()));
        return NearestName.to(name, known)
                .map(nearest -> " Did you mean " + nearest + "?")
                .orElse(" docs/configuration.md lists all keys.");
    }

    private String shown(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return (whole.startsWith(sources.home()) ? sources.home().relativize(whole) : whole).toString();
    }
}
