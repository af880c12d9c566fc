package io.tillbridge.connection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of connection this hub knows. */
public final class ConnectionKinds {
    private final Map<String, ConnectionKind> byName = new LinkedHashMap<>();

    public ConnectionKinds(List<ConnectionKind> kinds) {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
    }

    public Optional<ConnectionKind> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<String> names() {
        return byName.keySet();
    }
}
