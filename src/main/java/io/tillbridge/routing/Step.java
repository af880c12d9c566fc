package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One step of a route.
 *
 * @param name the key it stands under, e.g. {@code to}; "" when the step is not a mapping
 * @param place where it stands
 * @param body its options
 * @param depth 0 directly under {@code from}, 1 inside a block
 */
record Step(String name, Node place, Node body, int depth) {

    private static final Set<String> CALLS = Set.of("to", "toD", "wireTap", "enrich", "poll", "pollEnrich", "kamelet");
    private static final Set<String> BLOCKS = Set.of(
            "aggregate",
            "choice",
            "circuitBreaker",
            "doTry",
            "filter",
            "idempotentConsumer",
            "loop",
            "multicast",
            "resequence",
            "saga",
            "split");

    String id() {
        return YamlNodes.text(body, "id");
    }

    String uri() {
        return YamlNodes.text(body, "uri");
    }

    /** The scheme of the uri: what stands before the first colon. */
    String scheme() {
        return scheme(uri());
    }

    static String scheme(String uri) {
        int colon = uri.startsWith("{{") ? -1 : uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    /** Whether the step names an endpoint. */
    boolean calls() {
        return CALLS.contains(name);
    }

    boolean block() {
        return BLOCKS.contains(name);
    }

    /** Whether data go out of this process: a call of anything but another route and the log. */
    boolean leaves() {
        return calls() && !Set.of("direct", "log").contains(scheme());
    }

    /** All steps of a mapping that has {@code steps}, in the order of the file. */
    static List<Step> under(Node owner) {
        List<Step> found = new ArrayList<>();
        find(owner, 0, found);
        return found;
    }

    private static void find(Node node, int depth, List<Step> found) {
        for (Map.Entry<String, Node> entry : YamlNodes.entries(node).entrySet()) {
            if (entry.getKey().equals("steps")) {
                YamlNodes.items(entry.getValue()).forEach(item -> add(item, depth, found));
            } else if (!entry.getKey().equals("parameters")) {
                find(entry.getValue(), depth, found);
                YamlNodes.items(entry.getValue()).forEach(item -> find(item, depth, found));
            }
        }
    }

    private static void add(Node item, int depth, List<Step> found) {
        if (item instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            Node key = YamlNodes.keys(mapping).get(0);
            Node body = mapping.getValue().get(0).getValueNode();
            found.add(new Step(YamlNodes.text(key), key, body, depth));
            find(body, depth + 1, found);
        } else {
            found.add(new Step("", item, item, depth));
        }
    }
}
