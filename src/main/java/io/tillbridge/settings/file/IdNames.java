package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Things by name, as files call them, and by id, as settings do. */
abstract class IdNames {
    /** Stands for what is not there while the other faults are looked for. */
    private static final long NOWHERE = 900_000_000_000_000_000L;

    private final Map<String, Long> ids = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final String expected;

    /** @param expected what a name has to be */
    IdNames(String expected) {
        this.expected = expected;
    }

    void add(String name, long id) {
        ids.put(name, id);
        names.put(Long.toString(id), name);
    }

    boolean has(String name) {
        return ids.containsKey(name);
    }

    /** In their order. */
    List<String> all() {
        return List.copyOf(ids.keySet());
    }

    /** What stands for an id that nothing has; null: it is left out. */
    abstract String unnamed(String id);

    /** Whether a name that nothing has may be left out, since the file is refused for another fault. */
    abstract boolean isExcused(String name, List<FieldFault> faults);

    /** The value of a setting that holds ids, with names. */
    Object named(Object setting) {
        return setting instanceof List<?> list
                ? list.stream().map(this::name).filter(Objects::nonNull).toList()
                : setting == null ? null : name(setting);
    }

    private String name(Object id) {
        String name = names.get(id.toString());
        return name == null ? unnamed(id.toString()) : name;
    }

    /** The other way round; what is no text is left to the kind of the connection. */
    Object numbered(Object setting, String pointer, List<FieldFault> faults) {
        return setting instanceof List<?> list
                ? all(list, pointer, faults)
                : setting instanceof String name ? id(name, 0, pointer, faults).orElse(null) : setting;
    }

    private Optional<String> id(String name, int position, String place, List<FieldFault> faults) {
        Long id = ids.get(name);
        if (id == null && isExcused(name, faults)) {
            return Optional.empty();
        }
        if (id == null) {
            faults.add(new FieldFault(place, "unknown", "must be " + expected + ", found \"" + name + "\"."));
        }
        return Optional.of(Long.toString(id == null ? NOWHERE + position : id));
    }

    private List<Object> all(List<?> list, String pointer, List<FieldFault> faults) {
        List<Object> numbered = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Object item : list) {
            String place = pointer + "/" + numbered.size();
            if (!(item instanceof String name)) {
                numbered.add(item);
            } else if (seen.add(name)) {
                id(name, numbered.size(), place, faults).ifPresent(numbered::add);
            } else {
                faults.add(new FieldFault(place, "repeated", "must stand here once, found \"" + name + "\" again."));
                numbered.add(Long.toString(NOWHERE + numbered.size()));
            }
        }
        return numbered;
    }
}
