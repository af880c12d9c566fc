package io.tillbridge.settings.file;

import io.tillbridge.connection.ConnectionKind;
import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands by name in a file and by id in the settings of connections, since ids differ from hub to hub. */
record FileNames(WarehouseNames warehouses, ConnectionNames connections) {

    /** Settings of a connection as a file has them. */
    Map<?, ?> named(Map<?, ?> settings, Optional<ConnectionKind> kind) {
        Map<?, ?> named = settings;
        for (String path : warehouseSettings(kind)) {
            named = SettingPath.of(path).change(named, (pointer, ids) -> warehouses.named(ids));
        }
        for (String path : connectionSettings(kind)) {
            named = SettingPath.of(path).change(named, (pointer, ids) -> connections.named(ids));
        }
        return named;
    }

    /** Settings of a file with ids. */
    Map<?, ?> numbered(Map<?, ?> settings, Optional<ConnectionKind> kind, String pointer, List<FieldFault> faults) {
        Map<?, ?> numbered = settings;
        for (String path : warehouseSettings(kind)) {
            numbered = SettingPath.of(path)
                    .change(numbered, (below, value) -> warehouses.numbered(value, pointer + below, faults));
        }
        for (String path : connectionSettings(kind)) {
            numbered = SettingPath.of(path)
                    .change(numbered, (below, value) -> connections.numbered(value, pointer + below, faults));
        }
        return numbered;
    }

    private static Set<String> warehouseSettings(Optional<ConnectionKind> kind) {
        return kind.map(ConnectionKind::warehouseSettings).orElse(Set.of());
    }

    static Set<String> connectionSettings(Optional<ConnectionKind> kind) {
        return kind.map(ConnectionKind::connectionSettings).orElse(Set.of());
    }
}
