package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Parses the text of route files, with positions; what is hostile, huge or no YAML becomes a finding. */
final class RouteFiles {
    private RouteFiles() {}

    /** Parses each file; those that are no YAML are left out and told in {@code findings}. */
    static List<RouteFile> parse(Map<String, String> texts, Findings findings) {
        List<RouteFile> files = new ArrayList<>();
        texts.forEach((path, text) -> {
            if (isOne(path)) {
                parse(path, text, findings).ifPresent(files::add);
            }
        });
        return files;
    }

    private static Optional<RouteFile> parse(String path, String text, Findings findings) {
        return new YamlGuard(path, findings).read(text).map(root -> {
            doubledKeys(path, root, findings);
            return new RouteFile(path, (int) text.lines().count(), root, flows(path, root));
        });
    }

    /** Whether a file is one by its name: what else stands in the folder is no matter of Camel's. */
    static boolean isOne(String path) {
        return path.endsWith(RouteFile.ROUTE_SUFFIX) || path.endsWith(RouteFile.KAMELET_SUFFIX);
    }

    static void doubledKeys(String path, Node node, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Node key : YamlNodes.keys(node)) {
            if (!seen.add(YamlNodes.text(key))) {
                String message = "Expected each key once, found '" + YamlNodes.text(key) + "' again.";
                findings.add(Rule.YAML, path, key, message, "Take one of them away.");
            }
        }
        YamlNodes.items(node).forEach(item -> doubledKeys(path, item, findings));
        YamlNodes.entries(node).values().forEach(value -> doubledKeys(path, value, findings));
    }

    private static List<RouteFile.Flow> flows(String path, Node root) {
        if (path.endsWith(RouteFile.KAMELET_SUFFIX)) {
            Node template = YamlNodes.at(root, "spec", "template");
            String name = YamlNodes.text(root, "metadata", "name");
            return List.of(flow(RouteFile.Kind.KAMELET, name, template));
        }
        List<RouteFile.Flow> flows = new ArrayList<>();
        if (root instanceof SequenceNode) {
            for (Node item : YamlNodes.items(root)) {
                Node route = YamlNodes.at(item, "route");
                Node configuration = YamlNodes.at(item, "routeConfiguration");
                if (route != null) {
                    flows.add(flow(RouteFile.Kind.ROUTE, YamlNodes.text(route, "id"), route));
                }
                if (configuration != null) {
                    flows.add(flow(RouteFile.Kind.CONFIGURATION, YamlNodes.text(configuration, "id"), configuration));
                }
            }
        }
        return List.copyOf(flows);
    }

    private static RouteFile.Flow flow(RouteFile.Kind kind, String id, Node body) {
        return new RouteFile.Flow(kind, id, body, Step.under(body));
    }
}
