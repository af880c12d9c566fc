package io.tillbridge.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** The file of permissions: what each route may do with the API. Without an entry a route may do nothing. */
final class RoutePermissions {
    static final String PATH = "custom/permissions.yaml";

    private final Map<String, Set<String>> byRoute;

    private RoutePermissions(Map<String, Set<String>> byRoute) {
        this.byRoute = Map.copyOf(byRoute);
    }

    /** As it stands in the texts of a routes folder, already checked. */
    static RoutePermissions in(Map<String, String> texts) {
        Map<String, Set<String>> byRoute = new LinkedHashMap<>();
        String text = texts.get(PATH);
        if (text != null && !YamlGuard.saysNothing(text)) {
            YamlGuard.withComments(PATH, new Findings()).read(text).ifPresent(root -> YamlNodes.entries(root)
                    .forEach((route, list) -> byRoute.put(route, names(list))));
        }
        return new RoutePermissions(byRoute);
    }

    /** The texts of routes and kamelets alone. */
    static Map<String, String> without(Map<String, String> texts) {
        Map<String, String> routes = new TreeMap<>(texts);
        routes.remove(PATH);
        return routes;
    }

    private static Set<String> names(Node list) {
        return YamlNodes.items(list).stream().map(YamlNodes::text).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of a route's permissions. */
    Set<String> of(String route) {
        return byRoute.getOrDefault(route, Set.of());
    }
}
