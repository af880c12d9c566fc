package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The file of permissions: its routes and permissions exist. */
final class PermissionsCheck {
    /** The audit names a flow in a column of 64 characters. */
    private static final int LONGEST_ROUTE = 64 - "flow:".length();

    private PermissionsCheck() {}

    static void check(Map<String, String> texts, List<RouteFile> files, LintContext around, Findings findings) {
        String text = texts.get(RoutePermissions.PATH);
        if (text == null || YamlGuard.saysNothing(text)) {
            return;
        }
        Set<String> routes = files.stream()
                .flatMap(file -> file.routes().stream())
                .map(RouteFile.Flow::id)
                .collect(Collectors.toCollection(TreeSet::new));
        YamlGuard.withComments(RoutePermissions.PATH, findings)
                .read(text)
                .ifPresent(root -> root(root, routes, around, findings));
    }

    private static void root(Node root, Set<String> routes, LintContext around, Findings findings) {
        if (!YamlNodes.isMapping(root)) {
            add(
                    root,
                    "Expected routes with their permissions, found something else.",
                    "Write `<route id>: [orders:read]`.",
                    findings);
            return;
        }
        RouteFiles.doubledKeys(RoutePermissions.PATH, root, findings);
        for (Node key : YamlNodes.keys(root)) {
            String route = YamlNodes.text(key);
            if (!routes.contains(route)) {
                String hint = "Name a route of the folder, or remove the entry." + LintContext.nearest(route, routes);
                add(key, "Expected the id of a route, found '" + route + "'.", hint, findings);
            } else if (route.length() > LONGEST_ROUTE) {
                String found =
                        "Expected an id of at most " + LONGEST_ROUTE + " characters, found " + route.length() + ".";
                add(key, found, "Shorten the id of the route: the audit names it.", findings);
            }
            list(route, YamlNodes.entries(root).get(route), around, findings);
        }
    }

    private static void list(String route, Node list, LintContext around, Findings findings) {
        if (!(list instanceof SequenceNode)) {
            add(
                    list,
                    "Expected a list of permissions for " + route + ".",
                    "Write `" + route + ": [orders:read]`.",
                    findings);
            return;
        }
        Set<String> known = new TreeSet<>(around.api().permissions());
        for (Node item : YamlNodes.items(list)) {
            String name = YamlNodes.text(item);
            if (!known.contains(name)) {
                String hint = "A flow can have " + known + "." + LintContext.nearest(name, known);
                add(item, "Expected a permission for flows, found '" + name + "'.", hint, findings);
            }
        }
    }

    private static void add(Node place, String message, String hint, Findings findings) {
        findings.add(Rule.PERMISSIONS, RoutePermissions.PATH, place, message, hint);
    }
}
