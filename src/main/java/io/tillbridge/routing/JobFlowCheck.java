package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The routes that the application itself begins: the flow of each job, and the consumers of its queues. No route file
 * calls them, so nothing else notices that they are gone.
 */
final class JobFlowCheck implements Check {
    private static final String QUEUE = "jobs.queue.";

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        Map<String, String> places = new TreeMap<>();
        Set<String> consumed = new TreeSet<>();
        for (RouteFile file : files) {
            for (RouteFile.Flow route : file.routes()) {
                places.put(route.id(), file.path());
                consumed.add(YamlNodes.text(route.from(), "uri"));
            }
        }
        new TreeMap<>(around.flows()).forEach((id, what) -> {
            if (!places.containsKey(id)) {
                absent(id, what, around, places, findings);
            }
        });
        for (String key : new TreeSet<>(around.keys().keySet())) {
            if (key.startsWith(QUEUE) && !consumed.contains("{{" + key + "}}")) {
                String message = "Expected a route with `uri: \"{{" + key + "}}\"` in from, found none:"
                        + " runs in that queue would never begin.";
                findings.add(Rule.JOB_FLOW, "queues.camel.yaml", 0, 0, message, "Put the file or its route back.");
            }
        }
    }

    private static void absent(
            String id, String what, LintContext around, Map<String, String> places, Findings findings) {
        Set<String> strangers = new TreeSet<>(places.keySet());
        strangers.removeAll(around.flows().keySet());
        String path = folder(id, around, places) + id + RouteFile.ROUTE_SUFFIX;
        String message = "Expected a route '" + id + "', " + what + ", found none: its runs would fail.";
        String hint = "Put the file " + path + " back, or give the route that id." + LintContext.nearest(id, strangers);
        findings.add(Rule.JOB_FLOW, path, 0, 0, message, hint);
    }

    /** Where the other flows of the same kind of connection stand; "" when there are none. */
    private static String folder(String id, LintContext around, Map<String, String> places) {
        return around.flows().keySet().stream()
                .filter(places::containsKey)
                .filter(other -> alike(other, id) > 2)
                .max((one, other) -> Integer.compare(alike(one, id), alike(other, id)))
                .map(places::get)
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
                .orElse("");
    }

    /** How many characters both begin with. */
    private static int alike(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
