package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reading of YAML nodes that never fails: an absent or other kind of node reads as empty. */
final class YamlNodes {

    private YamlNodes() {}

    static boolean isMapping(Node node) {
        return node instanceof MappingNode;
    }

    /** The entries of a mapping in the order of the file. */
    static Map<String, Node> entries(Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                entries.put(text(tuple.getKeyNode()), tuple.getValueNode());
            }
        }
        return entries;
    }

    /** The key nodes of a mapping, for their place in the text. */
    static List<Node> keys(Node node) {
        List<Node> keys = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> keys.add(tuple.getKeyNode()));
        }
        return keys;
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /** The value behind a path of keys, or null. */
    static Node at(Node node, String... path) {
        Node here = node;
        for (String key : path) {
            here = entries(here).get(key);
        }
        return here;
    }

    /** The text of a scalar; "" for anything else. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static String text(Node node, String... path) {
        return text(at(node, path));
    }

    /** All scalars below a node, the node itself included. */
    static List<ScalarNode> scalars(Node node) {
        List<ScalarNode> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<ScalarNode> found) {
        if (node instanceof ScalarNode scalar) {
            found.add(scalar);
        }
        items(node).forEach(item -> collect(item, found));
        entries(node).values().forEach(value -> collect(value, found));
    }
}
