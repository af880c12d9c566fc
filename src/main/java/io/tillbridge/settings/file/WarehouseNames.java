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

    /** The value of a setting that holds ids, with names; an id of no warehouse is left out. */
    Object named(Object setting) {
        return setting instanceof List<?> list
                ? list.stream().map(names::get).filter(Objects::nonNull).toList()
                : setting == null ? null : names.get(setting.toString());
    }

    /** The other way round; what is no text is left to the kind of the connection. */
    Object numbered(Object setting, String pointer, List<FieldFault> faults) {
        return setting instanceof List<?> list
                ? all(list, pointer, faults)
                : setting instanceof String name ? id(name, 0, pointer, faults) : setting;
    }

    private String id(String name, int position, String place, List<FieldFault> faults) {
        Long id = ids.get(name);
        if (id == null) {
            faults.add(new FieldFault(
                    place,
                    "unknown",
                    "must be the name of a warehouse, here or in the file's warehouses, found \"" + name + "\"."));
        }
        return Long.toString(id == null ? NOWHERE + position : id);
    }

    private List<Object> all(List<?> list, String pointer, List<FieldFault> faults) {
        List<Object> numbered = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Object item : list) {
            String place = pointer + "/" + numbered.size();
            if (!(item instanceof String name)) {
                numbered.add(item);
            } else if (seen.add(name)) {
                numbered.add(id(name, numbered.size(), place, faults));
            } else {
                faults.add(new FieldFault(place, "repeated", "must stand here once, found \"" + name + "\" again."));
                numbered.add(Long.toString(NOWHERE + numbered.size()));
            }
        }
        return numbered;
    }
}
