package io.tillbridge.routing;

import io.tillbridge.document.ArgumentPairs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Calls of the API: the operation is one for flows, its path is complete, and the route has the permission. */
final class HubCallCheck {
    private static final String KAMELET = "hub-call";
    private static final String BEAN = "hub";
    /** In other steps the call would not be seen as one of its route. */
    private static final Set<String> STEPS = Set.of("to", "kamelet");

    private final RoutePermissions permissions;
    private final LintContext around;
    private final Findings findings;

    private HubCallCheck(RoutePermissions permissions, LintContext around, Findings findings) {
        this.permissions = permissions;
        this.around = around;
        this.findings = findings;
    }

    static void check(Map<String, String> texts, List<RouteFile> files, LintContext around, Findings findings) {
        HubCallCheck check = new HubCallCheck(RoutePermissions.in(texts), around, findings);
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                flow.steps().stream().filter(HubCallCheck::calls).forEach(step -> check.kamelet(file, flow, step));
                check.beans(file, flow, "", flow.body());
            }
        }
    }

    private static boolean calls(Step step) {
        return step.uri().equals("kamelet:" + KAMELET)
                || (step.name().equals("kamelet")
                        && YamlNodes.text(step.body(), "name").equals(KAMELET));
    }

    private void kamelet(RouteFile file, RouteFile.Flow flow, Step step) {
        if (!STEPS.contains(step.name())) {
            String hint = "Call it in a step `to`, in a route of its own behind `direct` if need be.";
            add(file, step.place(), "Expected hub-call in a step `to`, found it in " + step.name() + ".", hint);
        }
        Node place = YamlNodes.at(step.body(), "parameters", "operation");
        String name = YamlNodes.text(place);
        if (place == null) {
            return;
        }
        if (name.contains("$") || name.contains("{{")) {
            add(
                    file,
                    place,
                    "Expected the id of one operation, found '" + name + "'.",
                    "Write a step for each operation.");
            return;
        }
        ApiAccess.Callable operation = operation(file, flow, place, name);
        if (operation != null) {
            Node arguments = YamlNodes.at(step.body(), "parameters", "arguments");
            arguments(file, arguments == null ? place : arguments, name, YamlNodes.text(arguments), operation);
        }
    }

    /** The operation, when there is one that flows may call; the route's permission for it. */
    private ApiAccess.Callable operation(RouteFile file, RouteFile.Flow flow, Node place, String name) {
        ApiAccess.Callable operation = around.api().operations().get(name);
        if (operation == null) {
            String hint = "openapi.yaml and /docs list them."
                    + LintContext.nearest(name, around.api().operations().keySet());
            add(file, place, "Expected an operation of the API, found '" + name + "'.", hint);
            return null;
        }
        if (!operation.refusal().isEmpty()) {
            add(
                    file,
                    place,
                    "Expected an operation for flows, found " + name + ": " + operation.refusal() + ".",
                    "Leave it to a person or an API key.");
            return null;
        }
        boolean route = flow.kind() == RouteFile.Kind.ROUTE;
        if (route && !permissions.of(flow.id()).contains(operation.permission())) {
            String hint = "Add `" + flow.id() + ": [" + operation.permission() + "]` to " + RoutePermissions.PATH + ".";
            String message =
                    "Expected the permission " + operation.permission() + " for " + name + ", found that the route has "
                            + (permissions.of(flow.id()).isEmpty() ? "none" : new TreeSet<>(permissions.of(flow.id())))
                            + ".";
            add(file, place, message, hint);
        }
        return operation;
    }

    private void arguments(RouteFile file, Node place, String name, String text, ApiAccess.Callable operation) {
        List<String> given = ArgumentPairs.names(text);
        boolean open = ArgumentPairs.hasWhole(text);
        for (String parameter : new TreeSet<>(operation.path())) {
            if (!given.contains(parameter) && !open) {
                String hint = "Write `arguments: " + parameter + "=${body…}`.";
                add(file, place, "Expected the argument " + parameter + " of " + name + ", found none.", hint);
            }
        }
        Set<String> known = new TreeSet<>(operation.path());
        known.addAll(operation.query());
        for (String argument : given) {
            if (!argument.contains("${") && !known.contains(argument)) {
                String hint = "It takes " + known + "." + LintContext.nearest(argument, known);
                add(file, place, "Expected an argument of " + name + ", found '" + argument + "'.", hint);
            }
        }
    }

    private void beans(RouteFile file, RouteFile.Flow flow, String key, Node node) {
        if ((key.equals("bean") || key.equals("method")) && YamlNodes.isMapping(node)) {
            Node method = YamlNodes.at(node, "method");
            String name = YamlNodes.text(method).replaceFirst("\\(.*", "").strip();
            String operation = around.api().methods().get(name);
            if (operation != null
                    && YamlNodes.text(node, "ref")
                            .replaceFirst("^#(bean:)?", "")
                            .equals(BEAN)) {
                operation(file, flow, method, operation);
            }
        }
        YamlNodes.entries(node).forEach((name, value) -> beans(file, flow, name, value));
        YamlNodes.items(node).forEach(item -> beans(file, flow, "", item));
    }

    private void add(RouteFile file, Node place, String message, String hint) {
        findings.add(Rule.HUB_CALL, file.path(), place, message, hint);
    }
}
