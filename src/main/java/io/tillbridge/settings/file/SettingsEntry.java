package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account settings as a file has them: the warehouses of wholesale by name, since ids differ from hub to hub. */
final class SettingsEntry {
    private static final String WHOLESALE = "wholesale";
    private static final String WAREHOUSES = "warehouses";

    private SettingsEntry() {}

    static Map<String, Object> of(Map<String, Object> settings, WarehouseNames names) {
        if (!(settings.get(WHOLESALE) instanceof Map<?, ?> wholesale)) {
            return settings;
        }
        return with(settings, wholesale, names.named(wholesale.get(WAREHOUSES)));
    }

    /** The other way round; what is no object is left to the settings. */
    static Object numbered(Object given, WarehouseNames names, String pointer, List<FieldFault> faults) {
        if (!(given instanceof Map<?, ?> settings)
                || !(settings.get(WHOLESALE) instanceof Map<?, ?> wholesale)
                || !(wholesale.get(WAREHOUSES) instanceof List<?> warehouses)) {
            return given;
        }
        return with(
                settings, wholesale, names.numbered(warehouses, pointer + "/" + WHOLESALE + "/" + WAREHOUSES, faults));
    }

    private static Map<String, Object> with(Map<?, ?> settings, Map<?, ?> wholesale, Object warehouses) {
        Map<String, Object> all = new LinkedHashMap<>();
        settings.forEach((name, value) -> all.put(String.valueOf(name), value));
        Map<String, Object> part = new LinkedHashMap<>();
        wholesale.forEach((name, value) -> part.put(String.valueOf(name), value));
        part.put(WAREHOUSES, warehouses);
        all.put(WHOLESALE, part);
        return all;
    }
}
