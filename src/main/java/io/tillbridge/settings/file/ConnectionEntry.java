package io.tillbridge.settings.file;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKind;
import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection as a file has it: {@code {name, kind, enabled, settings, deliveryOptions?}}, warehouses and connections by name. */
final class ConnectionEntry {
    static final List<String> MEMBERS = List.of("name", "kind", "enabled", "settings", DeliveryEntry.MEMBER);

    private ConnectionEntry() {}

    static Map<String, Object> of(Connection connection, Optional<ConnectionKind> kind, FileNames names) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", connection.name());
        entry.put("kind", connection.kind());
        entry.put("enabled", connection.enabled());
        entry.put("settings", settings(connection, kind, names));
        return entry;
    }

    private static Map<String, Object> settings(Connection connection, Optional<ConnectionKind> kind, FileNames names) {
        Map<?, ?> settings = names.named(normal(connection, kind), kind);
        Map<String, Object> named = new LinkedHashMap<>();
        settings.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    /** With the defaults of settings that are younger than the connection; as they stand when they no longer pass. */
    private static Map<String, Object> normal(Connection connection, Optional<ConnectionKind> kind) {
        List<FieldFault> faults = new ArrayList<>();
        return kind.map(known -> known.settings(connection.settings(), faults))
                .filter(normal -> faults.isEmpty())
                .orElse(connection.settings());
    }

    /** The settings of an entry with ids, for the kind to check. */
    static Object numbered(
            Object settings, Optional<ConnectionKind> kind, FileNames names, String pointer, List<FieldFault> faults) {
        return settings instanceof Map<?, ?> given ? names.numbered(given, kind, pointer, faults) : settings;
    }
}
