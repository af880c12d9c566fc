package io.tillbridge.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** The kinds of connection this hub knows. */
public final class ConnectionKinds {
    private final Map<String, ConnectionKind> byName = new LinkedHashMap<>();

    public ConnectionKinds(List<ConnectionKind> kinds) {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
    }

    /** Kinds whose listings a feed can draw on. */
    private static final List<String> SOURCES = List.of(CSeries.NAME, RSeries.NAME);

    /**
     * Those of this build.
     *
     * @param dialects the names of the dialects of catalog files
     * @param isWarehouse whether there is a warehouse of that id
     */
    public static ConnectionKinds shipped(Supplier<Collection<String>> dialects, LongPredicate isWarehouse) {
        return shipped(dialects, isWarehouse, List::of, id -> Optional.empty());
    }

    /**
     * The same with feeds.
     *
     * @param feeds the names of the feed definitions
     * @param kindOf the kind of the connection of that id; empty when there is none
     */
    public static ConnectionKinds shipped(
            Supplier<Collection<String>> dialects,
            LongPredicate isWarehouse,
            Supplier<Collection<String>> feeds,
            LongFunction<Optional<String>> kindOf) {
        List<ConnectionKind> kinds = new ArrayList<>(CatalogKinds.all(dialects));
        kinds.add(new CSeries(isWarehouse));
        kinds.add(new RSeries(isWarehouse));
        kinds.add(new FeedKind(feeds, isWarehouse, id -> kindOf.apply(id)
                .filter(SOURCES::contains)
                .isPresent()));
        kinds.add(new Postnl(id -> kindOf.apply(id).filter(CSeries.NAME::equals).isPresent()));
        return new ConnectionKinds(kinds);
    }

    public Optional<ConnectionKind> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<String> names() {
        return byName.keySet();
    }
}
