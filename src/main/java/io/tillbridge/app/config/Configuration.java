package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import io.tillbridge.network.IpNetwork;
import io.tillbridge.routing.OwnKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The values in force, checked; every key of the {@link ConfigurationKeys} has one. */
public final class Configuration {
    private static final String ROUTE_FILES = "routes.files";
    private static final String COMMON_ZONE = "schedule.time-zone";

    private final Path home;
    private final Map<String, Setting> settings;
    private final Map<String, Object> values;
    private final Map<String, Setting> custom;
    private final CustomKeys declared;

    private Configuration(
            Path home,
            Map<String, Setting> settings,
            Map<String, Object> values,
            Map<String, Setting> custom,
            CustomKeys declared) {
        this.home = home;
        this.settings = settings;
        this.values = values;
        this.custom = custom;
        this.declared = declared;
    }

    /**
     * Reads and checks all sources.
     *
     * @throws ConfigurationFault with every fault found
     */
    public static Configuration read(ConfigurationSources sources) {
        List<String> faults = new ArrayList<>();
        SourceReader reader = new SourceReader(sources, faults);
        Map<String, Setting> given = reader.read();
        new SecretFiles(sources.home(), faults).read(given);
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            Setting setting = given.getOrDefault(key.name(), new Setting(key.standard(), "the default"));
            settings.put(key.name(), setting);
            try {
                values.put(key.name(), key.type().reader().apply(setting.text()));
            } catch (RuntimeException wrong) {
                faults.add(fault(key, setting));
            }
        }
        JointChecks.together(settings, faults);
        JointChecks.folders(sources.home(), settings, values, faults);
        KeysFiles keysFiles = KeysFiles.of(sources.home(), values);
        CustomKeys declared = new CustomKeys(keysFiles.texts(), reader.custom());
        faults.addAll(declared.faults(keysFiles.first()));
        if (!faults.isEmpty()) {
            throw new ConfigurationFault(faults);
        }
        return new Configuration(sources.home(), settings, values, reader.custom(), declared);
    }

    private static String fault(ConfigurationKey key, Setting setting) {
        String found = key.secret() ? "a value that is not shown" : "'" + PrintableValue.of(key, setting.text()) + "'";
        return key.name() + ": expected " + key.type().expected() + ", found " + found + " in " + setting.where() + ".";
    }

    /**
     * The same with other values of these keys; those that are not at their default stay as they are.
     *
     * @param where they come from, for people
     */
    public Configuration unlessChanged(Map<String, String> others, String where) {
        Map<String, Setting> changed = new LinkedHashMap<>(settings);
        Map<String, Object> read = new LinkedHashMap<>(values);
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            String text = others.get(key.name());
            if (text != null && settings.get(key.name()).text().equals(key.standard())) {
                changed.put(key.name(), new Setting(text, where));
                read.put(key.name(), key.type().reader().apply(text));
            }
        }
        return new Configuration(home, changed, read, custom, declared);
    }

    /**
     * The same with other values for keys of the site that nobody has set.
     *
     * @param where these values come from, as {@code configuration show} names it
     */
    public Configuration withUnset(Map<String, String> unset, String where) {
        Map<String, Setting> more = new LinkedHashMap<>(custom);
        unset.forEach((name, text) -> {
            if (!custom.containsKey(ConfigurationKey.variable(name))) {
                more.putIfAbsent(name, new Setting(text, where));
            }
        });
        return new Configuration(
                home,
                settings,
                values,
                more,
                new CustomKeys(KeysFiles.of(home, values).texts(), more));
    }

    public String text(String name) {
        return value(name, String.class);
    }

    public int number(String name) {
        return value(name, Integer.class);
    }

    public boolean flag(String name) {
        return value(name, Boolean.class);
    }

    public Duration duration(String name) {
        return value(name, Duration.class);
    }

    /** In bytes. */
    public long size(String name) {
        return value(name, Long.class);
    }

    /** Absolute; a relative one starts in the hub's folder, wherever the hub was started from. */
    public Path folder(String name) {
        return home.resolve(value(name, Path.class)).normalize();
    }

    @SuppressWarnings("unchecked") // ValueType.ORIGINS reads nothing else
    public Set<String> origins(String name) {
        return value(name, Set.class);
    }

    @SuppressWarnings("unchecked") // ValueType.NETWORKS reads nothing else
    public List<IpNetwork> networks(String name) {
        return value(name, List.class);
    }

    @SuppressWarnings("unchecked") // ValueType.HOSTS reads nothing else
    public List<String> hosts(String name) {
        return value(name, List.class);
    }

    /** The zone of a clock; one left blank is that of {@code schedule.time-zone}. */
    public ZoneId zone(String name) {
        return values.get(name) instanceof ZoneId zone ? zone : value(COMMON_ZONE, ZoneId.class);
    }

    /** The folder of the hub itself, with {@code config/} and {@code routes/}. */
    public Path home() {
        return home;
    }

    /** Where kept files go: {@code storage.uri}, or {@code spool} below {@code data.dir}. */
    public Path spool() {
        return settings.get("storage.uri").text().isEmpty()
                ? folder("data.dir").resolve("spool")
                : folder("storage.uri");
    }

    /** Where routes below custom/ have their files: {@code routes.files}, or {@code route-files} below {@code data.dir}. */
    public Path routeFiles() {
        return settings.get(ROUTE_FILES).text().isEmpty()
                ? folder("data.dir").resolve("route-files")
                : folder(ROUTE_FILES);
    }

    /** The schemes that {@code routes.components} allows. */
    public Set<String> components() {
        String schemes = text("routes.components");
        return schemes.isEmpty() ? Set.of() : Set.of(schemes.split(","));
    }

    /** The keys that a text of a file of keys declares, with the values that were set when the hub started. */
    public OwnKeys customKeys(String text) {
        return new CustomKeys(List.of(text), custom).live();
    }

    /** The values of the keys that files of keys declared when the hub started, by name. */
    public Map<String, String> customValues() {
        return declared.live().values();
    }

    /** All values but secrets, for {@code {{key}}} in routes: durations in milliseconds, folders absolute. */
    public Properties asProperties() {
        Properties properties = new Properties();
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            if (!key.secret()) {
                properties.setProperty(key.name(), plain(key));
            }
        }
        return properties;
    }

    private String plain(ConfigurationKey key) {
        if (key.type().equals(ValueType.ZONE_OR_BLANK)) {
            return zone(key.name()).getId();
        }
        Object value = key.name().equals(ROUTE_FILES) ? routeFiles() : values.get(key.name());
        if (value instanceof Duration duration) {
            return Long.toString(duration.toMillis());
        }
        return value instanceof Path path ? home.resolve(path).normalize().toString() : value.toString();
    }

    /** One line for each key: its value, masked when secret, and where it comes from unless it is the default. */
    public List<String> describe() {
        return new ConfigurationLines(settings, declared).all();
    }

    /** The same for the keys that are not at their default. */
    public List<String> describeChanged() {
        return new ConfigurationLines(settings, declared).changed();
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("No key " + name + " of the type " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
