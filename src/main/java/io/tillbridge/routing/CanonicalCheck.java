package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The form that a visual editor writes, so that a hand and a tool make the same change to a file. */
final class CanonicalCheck implements Check {
    private static final Set<String> TOP = Set.of("route", "routeConfiguration");
    private static final Set<String> NOT_HERE = Set.of(
            "beans",
            "rest",
            "restConfiguration",
            "routeTemplate",
            "templatedRoute",
            "onException",
            "onCompletion",
            "errorHandler",
            "dataFormats",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint");
    private static final Pattern SCHEME = Pattern.compile(
            "[a-z][a-z0-9+.-]*|kamelet:[a-z0-9-]+|log:[A-Za-z0-9.-]+|\\{\\{[A-Za-z0-9.-]+}}|direct:\\$\\{[^}]*}");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            if (!file.kamelet()) {
                top(file, findings);
            }
            file.flows().forEach(flow -> flow(file, flow, findings));
        }
    }

    private static void top(RouteFile file, Findings findings) {
        if (!(file.root() instanceof SequenceNode)) {
            String hint = "Begin the file with `- route:`.";
            findings.add(Rule.CANONICAL, file.path(), file.root(), "Expected a list of routes, found none.", hint);
            return;
        }
        for (Node item : YamlNodes.items(file.root())) {
            List<Node> keys = YamlNodes.keys(item);
            if (keys.size() != 1) {
                String message = "Expected one key (`route:` or `routeConfiguration:`), found " + keys.size() + ".";
                findings.add(Rule.CANONICAL, file.path(), item, message, "Begin each entry with `- route:`.");
                continue;
            }
            String key = YamlNodes.text(keys.get(0));
            if (key.equals(RestBlocks.NAME) && RouteFile.custom(file.path())) {
                continue;
            }
            if (NOT_HERE.contains(key)) {
                String message = "Expected route: or routeConfiguration:, found " + key + ":.";
                findings.add(Rule.TOP_LEVEL, file.path(), keys.get(0), message, hint(key));
            } else if (!TOP.contains(key)) {
                String message = "Expected route: or routeConfiguration:, found " + key + ":.";
                findings.add(Rule.CANONICAL, file.path(), keys.get(0), message, "Begin each entry with `- route:`.");
            }
        }
    }

    private static String hint(String key) {
        return switch (key) {
            case "beans" -> "Add the bean to the application and name it here.";
            case "rest", "restConfiguration" -> "Add the operation to openapi.yaml.";
            case "routeTemplate", "templatedRoute" -> "Make it a kamelet in kamelets/.";
            default -> "Put it into a routeConfiguration and name that in the route.";
        };
    }

    private static void flow(RouteFile file, RouteFile.Flow flow, Findings findings) {
        if (!YamlNodes.isMapping(flow.body())) {
            String message = "Expected options under the route, found none.";
            findings.add(Rule.CANONICAL, file.path(), flow.body(), message, "Give it an id and a from.");
            return;
        }
        if (flow.kind() != RouteFile.Kind.CONFIGURATION) {
            from(file, flow, findings);
        }
        for (Step step : flow.steps()) {
            step(file, step, findings);
        }
    }

    private static void from(RouteFile file, RouteFile.Flow flow, Findings findings) {
        Node from = flow.from();
        if (!YamlNodes.isMapping(from) || YamlNodes.text(from, "uri").isEmpty()) {
            Node place = from == null ? flow.body() : from;
            String message = "Expected from: with uri: and steps:, found " + (from == null ? "none." : "no uri.");
            findings.add(
                    Rule.CANONICAL, file.path(), place, message, "Write `from:` with `uri:`, `parameters:`, `steps:`.");
            return;
        }
        if (YamlNodes.at(flow.body(), "steps") != null) {
            String message = "Expected steps: under from:, found it beside it.";
            findings.add(
                    Rule.CANONICAL,
                    file.path(),
                    YamlNodes.at(flow.body(), "steps"),
                    message,
                    "Indent it under `from:`.");
        }
        uri(file, YamlNodes.at(from, "uri"), findings);
    }

    private static void step(RouteFile file, Step step, Findings findings) {
        if (step.name().isEmpty()) {
            String message = "Expected one key with the step's name, found none or several.";
            findings.add(Rule.CANONICAL, file.path(), step.place(), message, "Write `- to:` and its options below.");
        } else if (step.name().contains("-")) {
            String message = "Expected the long camelCase name of the step, found " + step.name() + ".";
            findings.add(Rule.CANONICAL, file.path(), step.place(), message, "Write it as in `setBody`.");
        } else if (!YamlNodes.isMapping(step.body())) {
            String message = "Expected options under " + step.name() + ":, found a short form.";
            findings.add(
                    Rule.CANONICAL,
                    file.path(),
                    step.place(),
                    message,
                    "Write each option on its own line; none is `{}`.");
        } else if (step.calls() && !step.uri().isEmpty()) {
            uri(file, YamlNodes.at(step.body(), "uri"), findings);
        }
    }

    private static void uri(RouteFile file, Node uri, Findings findings) {
        if (!SCHEME.matcher(YamlNodes.text(uri)).matches()) {
            String message = "Expected the scheme alone, found '" + YamlNodes.text(uri) + "'.";
            String hint = "Write `uri: " + Step.scheme(YamlNodes.text(uri)) + "` and put the rest under `parameters:`.";
            findings.add(Rule.CANONICAL_URI, file.path(), uri, message, hint);
        }
    }
}
