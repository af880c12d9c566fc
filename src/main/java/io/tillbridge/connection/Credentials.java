package io.tillbridge.connection;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets of one connection in plain, for the one who signs in with them; prints names only. */
public final class Credentials {
    public static final Credentials NONE = new Credentials(Map.of());

    private final Map<String, String> values;

    public Credentials(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    /** These with the changes laid over them; a null value takes a secret away. */
    Credentials with(Map<String, String> changes) {
        Map<String, String> changed = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Credentials(changed);
    }

    @Override
    public String toString() {
        return "Credentials" + names();
    }
}
