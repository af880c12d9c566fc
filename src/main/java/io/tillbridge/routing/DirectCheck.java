package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Routes that call each other: each {@code direct} is named as the route behind it, and that route exists. */
final class DirectCheck implements Check {
    private static final Set<String> NEVER = Set.of("recipientList", "routingSlip", "dynamicRouter", "serviceCall");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        Set<String> behind = new TreeSet<>();
        for (RouteFile file : files) {
            for (RouteFile.Flow route : file.routes()) {
                if (Step.scheme(YamlNodes.text(route.from(), "uri")).equals("direct")) {
                    behind.add(route.id());
                    name(file, route, findings);
                }
            }
        }
        for (RouteFile file : files) {
            file.flows().forEach(flow -> flow.steps().forEach(step -> step(file, step, behind, findings)));
        }
    }

    private static void name(RouteFile file, RouteFile.Flow route, Findings findings) {
        Node name = YamlNodes.at(route.from(), "parameters", "name");
        if (!YamlNodes.text(name).equals(route.id())) {
            String message = "Expected direct to be named '" + route.id() + "', found '" + YamlNodes.text(name) + "'.";
            Node place = name == null ? route.from() : name;
            findings.add(Rule.DIRECT_NAME, file.path(), place, message, "Name it as the route.");
        }
    }

    private static void step(RouteFile file, Step step, Set<String> behind, Findings findings) {
        if (NEVER.contains(step.name()) || dynamic(step)) {
            String message = "Expected a fixed target, or direct with a dynamic name, found " + step.name() + ".";
            String hint = "Choose among fixed targets, or call `direct:${variable.x}`.";
            findings.add(Rule.DYNAMIC_TARGET, file.path(), step.place(), message, hint);
            return;
        }
        Node name = YamlNodes.at(step.body(), "parameters", "name");
        String text = YamlNodes.text(name);
        boolean literal = !text.contains("{") && !step.uri().contains("{");
        if (step.calls() && step.scheme().equals("direct") && literal && !behind.contains(text)) {
            String message = "Expected a route that begins with direct:" + text + ", found none.";
            String hint = "Add that route or correct the name." + LintContext.nearest(text, behind);
            findings.add(Rule.DIRECT_TARGET, file.path(), name == null ? step.place() : name, message, hint);
        }
    }

    /** Whether message data decide which endpoint is called, beyond the name of a route. */
    private static boolean dynamic(Step step) {
        return switch (step.name()) {
            case "enrich", "pollEnrich", "poll" -> YamlNodes.at(step.body(), "expression") != null;
            case "toD", "wireTap" ->
                !step.scheme().equals("direct")
                        && YamlNodes.scalars(step.body()).stream()
                                .anyMatch(scalar -> scalar.getValue().contains("${"));
            default -> false;
        };
    }
}
