package io.tillbridge.routing;

import io.tillbridge.document.NearestName;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What route files may lean on.
 *
 * @param beans the beans a route may name, with their classes
 * @param keys the catalogue of keys, each with the value in force (defaults filled in, never null)
 * @param javaRoutes ids of the routes written in Java, which no file may take
 * @param flows ids of the routes that the application begins by itself, each with what it is for
 * @param kinds the kinds of connection
 */
public record LintContext(
        Map<String, Class<?>> beans,
        Map<String, String> keys,
        Set<String> javaRoutes,
        Map<String, String> flows,
        Set<String> kinds) {

    public LintContext {
        beans = Map.copyOf(beans);
        keys = Map.copyOf(keys);
        javaRoutes = Set.copyOf(javaRoutes);
        flows = Map.copyOf(flows);
        kinds = Set.copyOf(kinds);
    }

    /** Of an application without connections. */
    public LintContext(
            Map<String, Class<?>> beans, Map<String, String> keys, Set<String> javaRoutes, Map<String, String> flows) {
        this(beans, keys, javaRoutes, flows, Set.of());
    }

    /** The name that {@code wrong} may have been meant to be: a sentence, or nothing. */
    static String nearest(String wrong, Set<String> known) {
        return NearestName.to(wrong, new TreeSet<>(known))
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }
}
