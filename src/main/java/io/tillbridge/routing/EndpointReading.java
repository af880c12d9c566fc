package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** The endpoints of all {@code rest} blocks: each right in itself, with an id and a path that no other has. */
final class EndpointReading {
    private final List<RouteFile> files;
    private final Findings findings;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> targets;
    private final Set<String> off;

    EndpointReading(LintContext around, List<RouteFile> files, Findings findings) {
        this.files = files;
        this.findings = findings;
        around.javaRoutes().forEach(id -> ids.put(id, "the API of the hub"));
        targets = files.stream()
                .flatMap(file -> file.routes().stream()
                        .filter(route ->
                                Step.scheme(YamlNodes.text(route.from(), "uri")).equals("direct"))
                        .map(route -> Map.entry(route.id(), file.path())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        off = files.stream()
                .flatMap(file -> file.routes().stream())
                .filter(route -> route.isOff(around.keys()))
                .map(RouteFile.Flow::id)
                .collect(Collectors.toSet());
    }

    /** Those that are right and whose route is not off; what is wrong with the others goes to the findings. */
    List<CustomEndpoint> all() {
        List<CustomEndpoint> all = new ArrayList<>();
        for (RouteFile file : files) {
            if (RouteFile.custom(file.path()) && !file.kamelet()) {
                for (Node block : RestBlocks.of(file)) {
                    all.addAll(block(file, block));
                }
            }
        }
        all.removeIf(endpoint -> off.contains(endpoint.route()));
        return all;
    }

    private List<CustomEndpoint> block(RouteFile file, Node block) {
        List<CustomEndpoint> endpoints = new ArrayList<>();
        if (!YamlNodes.isMapping(block)) {
            String message = "Expected path: and verbs under rest:, found none.";
            findings.add(
                    Rule.ENDPOINT, file.path(), block, message, "Write `path: /custom/<name>` and `get:` below it.");
            return endpoints;
        }
        EntryValues values = new EntryValues(file.path(), Rule.ENDPOINT, block, Map.of(), findings);
        values.knownAre(EndpointVerb.OF_A_BLOCK);
        String path = values.needed("path", "Write `path: /custom/<name>`.");
        boolean any = false;
        for (String method : EndpointVerb.METHODS) {
            Node verbs = YamlNodes.at(block, method);
            any = any || verbs != null;
            if (verbs != null && YamlNodes.items(verbs).isEmpty()) {
                String message = "Expected a list of endpoints under " + method + ":, found none.";
                values.fault(verbs, message, "Begin each with `- id: <id>`.");
            }
            for (Node verb : YamlNodes.items(verbs)) {
                new EndpointVerb(file.path(), method, path, values, verb, findings)
                        .read()
                        .filter(endpoint -> isItsOwn(file, verb, endpoint))
                        .ifPresent(endpoints::add);
            }
        }
        if (!any) {
            String message = "Expected one of " + EndpointVerb.METHODS + " under rest:, found none.";
            values.fault(block, message, "Add `get:` or another verb, or take the block away.");
        }
        return endpoints;
    }

    private boolean isItsOwn(RouteFile file, Node verb, CustomEndpoint endpoint) {
        EntryValues values = new EntryValues(file.path(), Rule.ENDPOINT, verb, Map.of(), findings);
        String other = ids.putIfAbsent(endpoint.id(), file.path());
        if (other != null) {
            String message = "Expected an id of its own, found '" + endpoint.id() + "' in " + other + " too.";
            values.fault("id", message, "Give the endpoint another id.");
        }
        String same = paths.putIfAbsent(endpoint.key(), endpoint.id());
        if (same != null) {
            Node place = Optional.ofNullable(values.at("path")).orElse(verb);
            String message = "Expected a verb and path of its own, found " + endpoint.key() + " at '" + same + "' too.";
            values.fault(place, message, "Give one of them another path.");
        }
        target(values, endpoint.route());
        return values.right();
    }

    private void target(EntryValues values, String route) {
        String file = targets.get(route);
        Set<String> own = new TreeSet<>(targets.keySet());
        own.removeIf(id -> !RouteFile.custom(targets.get(id)));
        if (file == null) {
            String message = "Expected a route that begins with direct:" + route + ", found none.";
            values.fault("to", message, "Add that route or correct the name." + LintContext.nearest(route, own));
        } else if (!RouteFile.custom(file)) {
            String message = "Expected a route of your own, found '" + route + "' of " + file + ".";
            values.fault("to", message, "Name a route in a file of custom/; it may call the hub's beans.");
        }
    }
}
