package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Parses the text of route files, with positions; what is hostile, huge or no YAML becomes a finding. */
final class RouteFiles {
    private static final String HINT_YAML = "Mend the text at this place; two spaces for each level, no tabs.";

    private RouteFiles() {}

    /** Parses each file; those that are no YAML are left out and told in {@code findings}. */
    static List<RouteFile> parse(Map<String, String> texts, Findings findings) {
        List<RouteFile> files = new ArrayList<>();
        texts.forEach((path, text) -> parse(path, text, findings).ifPresent(files::add));
        return files;
    }

    private static Optional<RouteFile> parse(String path, String text, Findings findings) {
        if (!new YamlGuard(path, findings).accepts(text)) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(path).build();
            Node root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
                    .getSingleNode()
                    .orElse(null);
            if (root == null) {
                findings.add(Rule.YAML, path, 1, 1, "Expected a list of routes, found nothing.", "Delete the file.");
                return Optional.empty();
            }
            doubledKeys(path, root, findings);
            int lines = (int) text.lines().count();
            return Optional.of(new RouteFile(path, lines, root, flows(path, root)));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            findings.add(Rule.YAML, path, line, column, "Not YAML: " + e.getProblem() + ".", HINT_YAML);
            return Optional.empty();
        } catch (YamlEngineException e) {
            findings.add(Rule.YAML, path, 1, 1, "Not YAML: " + firstLine(e.getMessage()) + ".", HINT_YAML);
            return Optional.empty();
        }
    }

    static String firstLine(String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }

    private static void doubledKeys(String path, Node node, Findings findings) {
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
