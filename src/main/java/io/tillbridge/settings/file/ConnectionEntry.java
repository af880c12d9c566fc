package io.tillbridge.settings.file;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKind;
import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connection as a file has it: {@code {name, kind, enabled, settings, deliveryOptions?}}, warehouses by name. */
final class ConnectionEntry {
    static final List<String> MEMBERS = List.of("name", "kind", "enabled", "settings", DeliveryEntry.MEMBER);

    private ConnectionEntry() {}

    static Map<String, Object> of(Connection connection, Optional<ConnectionKind> kind, WarehouseNames names) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", connection.name());
        entry.put("kind", connection.kind());
        entry.put("enabled", connection.enabled());
        entry.put("settings", settings(connection, kind, names));
        return entry;
    }

    private static Map<String, Object> settings(
            Connection connection, Optional<ConnectionKind> kind, WarehouseNames names) {
        Map<?, ?> settings = normal(connection, kind);
        for (SettingPath path : paths(kind)) {
            settings = path.change(settings, (pointer, ids) -> names.named(ids));
        }
        Map<String, Object> named = new LinkedHashMap<>();
        settings.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    private static List<SettingPath> paths(Optional<ConnectionKind> kind) {
        return kind.map(ConnectionKind::warehouseSettings).orElse(Set.of()).stream()
                .map(SettingPath::of)
                .toList();
    }

    /** With the defaults of settings that are younger than the connection; as they stand when they no longer pass. */
    private static Map<String, Object> normal(Connection connection, Optional<ConnectionKind> kind) {
        List<FieldFault> faults = new ArrayList<>();
        return kind.map(known -> known.settings(connection.settings(), faults))
                .filter(normal -> faults.isEmpty())
                .orElse(connection.settings());
    }

    /** The settings of an entry with the ids of warehouses, for the kind to check. */
    static Object numbered(
            Object settings,
            Optional<ConnectionKind> kind,
            WarehouseNames names,
            String pointer,
            List<FieldFault> faults) {
        if (!(settings instanceof Map<?, ?> given)) {
            return settings;
        }
        Map<?, ?> numbered = given;
        for (SettingPath path : paths(kind)) {
            numbered = path.change(numbered, (below, value) -> names.numbered(value, pointer + below, faults));
        }
        return numbered;
    }
}
