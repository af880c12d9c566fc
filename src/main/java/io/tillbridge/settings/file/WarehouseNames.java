package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import io.tillbridge.stock.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Warehouses by name, as files call them, and by id, as settings do. */
final class WarehouseNames {
    /** Stands for a warehouse that is not there while the other faults are looked for. */
    private static final long NOWHERE = 900_000_000_000_000_000L;

    private final Map<String, Long> ids = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();

    static WarehouseNames of(List<Warehouse> warehouses) {
        WarehouseNames all = new WarehouseNames();
        warehouses.forEach(all::add);
        return all;
    }

    void add(Warehouse warehouse) {
        ids.put(warehouse.name(), warehouse.id());
        names.put(Long.toString(warehouse.id()), warehouse.name());
    }

    boolean has(String name) {
        return ids.containsKey(name);
    }

    /** In their order. */
    List<String> all() {
        return List.copyOf(ids.keySet());
    }

    /** The value of a setting that lists ids, with names; an id of no warehouse is left out. */
    Object named(Object setting) {
        return setting instanceof List<?> list
                ? list.stream().map(names::get).filter(Objects::nonNull).toList()
                : setting;
    }

    /** The other way round; what is no text is left to the kind of the connection. */
    Object numbered(Object setting, String pointer, List<FieldFault> faults) {
        if (!(setting instanceof List<?> list)) {
            return setting;
        }
        List<Object> numbered = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Object item : list) {
            String place = pointer + "/" + numbered.size();
            Long id = item instanceof String name ? ids.get(name) : null;
            if (item instanceof String && id == null) {
                faults.add(new FieldFault(
                        place,
                        "unknown",
                        "must be the name of a warehouse, here or in the file's warehouses, found \"" + item + "\"."));
            } else if (item instanceof String && !seen.add(item)) {
                faults.add(new FieldFault(place, "repeated", "must stand here once, found \"" + item + "\" again."));
                id = null;
            }
            numbered.add(item instanceof String ? Long.toString(id == null ? NOWHERE + numbered.size() : id) : item);
        }
        return numbered;
    }
}
