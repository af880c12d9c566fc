package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import io.tillbridge.routing.KeysFile;
import io.tillbridge.routing.OwnKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keys of a site's own, {@code custom.…}: declared by {@code custom/keys.yaml} beside the route files, with values from
 * the same sources as all others.
 */
final class CustomKeys {
    static final String PREFIX = "custom.";
    private final Map<String, Setting> given;
    private final List<ConfigurationKey> keys = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<OwnKeys.Fault> ofFile = new ArrayList<>();
    private final List<String> ofValues = new ArrayList<>();

    /**
     * @param texts of files of keys; a key that two declare is the first one's
     * @param given all settings whose names begin with {@code custom.}, or with that as a variable of the environment
     */
    CustomKeys(List<String> texts, Map<String, Setting> given) {
        this.given = Map.copyOf(given);
        for (String text : texts) {
            KeysFile file = KeysFile.read(text, CustomKeyTypes.BY_WORD.keySet());
            ofFile.addAll(file.faults());
            file.keys().stream().filter(key -> !values.containsKey(key.name())).forEach(this::declared);
        }
    }

    private void declared(KeysFile.Declared declared) {
        ValueType type = CustomKeyTypes.BY_WORD.get(declared.type());
        ConfigurationKey key = ConfigurationKey.of(declared.name(), type, declared.standard(), declared.description());
        if (!fits(type, declared.standard())) {
            String message = "Expected " + type.expected() + " as the default of " + declared.name() + ", found '"
                    + declared.standard() + "'.";
            ofFile.add(
                    new OwnKeys.Fault(declared.line(), declared.column(), message, "Correct the default or the type."));
            return;
        }
        keys.add(key);
        Setting setting = setting(key);
        String text = setting.text();
        if (fits(type, text)) {
            values.put(declared.name(), plain(type, text));
        } else {
            values.put(declared.name(), plain(type, declared.standard()));
            ofValues.add(declared.name() + ": expected " + type.expected() + ", found '" + PrintableValue.of(key, text)
                    + "' in " + setting.where() + ".");
        }
    }

    /** What a reload finds: here a wrong value is one more fault of the file that made it count. */
    OwnKeys live() {
        List<OwnKeys.Fault> faults = new ArrayList<>(ofFile);
        ofValues.forEach(fault -> faults.add(
                new OwnKeys.Fault(0, 0, "Expected right values, found " + fault, "Correct it and restart.")));
        return new OwnKeys(values, faults);
    }

    List<ConfigurationKey> keys() {
        return List.copyOf(keys);
    }

    /** What is wrong with values; names that nothing declares count only when the whole file could be read. */
    List<String> faults(Path file) {
        List<String> faults = new ArrayList<>(ofValues);
        if (ofFile.isEmpty()) {
            Set<String> known = new HashSet<>(values.keySet());
            keys.forEach(key -> known.add(key.variable()));
            new TreeMap<>(given).forEach((name, setting) -> {
                if (!known.contains(name)) {
                    faults.add(name + ": expected a key that " + file + " declares, found this in " + setting.where()
                            + ". Declare it there with type, default and description, or remove it.");
                }
            });
        }
        return faults;
    }

    /** Its value, and where it was set: -D is stronger than the environment, and that than files. */
    Setting setting(ConfigurationKey key) {
        Setting named = given.get(key.name());
        Setting variable = given.get(key.variable());
        boolean strongest = named != null && named.where().equals(SourceReader.PROPERTY);
        if (variable != null && !strongest) {
            return variable;
        }
        return named == null ? new Setting(key.standard(), "the default") : named;
    }

    private static boolean fits(ValueType type, String text) {
        try {
            var unused = type.reader().apply(text);
            return true;
        } catch (RuntimeException wrong) {
            return false;
        }
    }

    private static String plain(ValueType type, String text) {
        Object value = type.reader().apply(text);
        return value instanceof Duration duration ? Long.toString(duration.toMillis()) : value.toString();
    }
}
