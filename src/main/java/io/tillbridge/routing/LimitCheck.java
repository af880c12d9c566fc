package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** How much of the hub a route below {@code custom/} may take: threads, connections, and messages that wait. */
final class LimitCheck implements Check {
    /** Options of endpoints → the largest value. */
    private static final Map<String, Integer> OPTIONS = Map.ofEntries(
            Map.entry("size", 10_000),
            Map.entry("concurrentConsumers", 8),
            Map.entry("maxMessagesPerPoll", 10_000),
            Map.entry("fetchSize", 10_000),
            Map.entry("maxTotalConnections", 50),
            Map.entry("connectionsPerRoute", 20),
            Map.entry("connectTimeout", 60_000),
            Map.entry("connectionRequestTimeout", 60_000),
            Map.entry("responseTimeout", 300_000),
            Map.entry("soTimeout", 300_000),
            Map.entry("timeout", 300_000),
            Map.entry("connectionTimeout", 60_000),
            Map.entry("poolSize", 1));

    private static final int LARGEST_GROUP = 10_000;
    private static final Set<String> POOL_OPTIONS = Set.of(
            "poolSize",
            "maxPoolSize",
            "maxQueueSize",
            "keepAliveTime",
            "timeUnit",
            "rejectedPolicy",
            "executorService");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            if (file.custom()) {
                file.flows().forEach(flow -> flow(file, flow, around, findings));
            }
        }
    }

    private static void flow(RouteFile file, RouteFile.Flow flow, LintContext around, Findings findings) {
        Stream.concat(Stream.ofNullable(flow.from()), flow.steps().stream().map(Step::body))
                .forEach(body -> options(file, body, around, findings));
        for (Step step : flow.steps()) {
            Map<String, Node> given = YamlNodes.entries(step.body());
            given.forEach((name, value) -> {
                boolean pool = name.equals("executorService") || step.name().equals("threads");
                if (pool && POOL_OPTIONS.contains(name)) {
                    String message = "Expected no threads of its own, found " + name + ".";
                    String hint = "Routes below custom/ share a pool of 16 threads; take the option away.";
                    findings.add(Rule.LIMIT, file.path(), value, message, hint);
                }
            });
            if (step.name().equals("aggregate")) {
                Node size = given.get("completionSize");
                within(file, size == null ? step.body() : size, "completionSize", LARGEST_GROUP, around, findings);
                discards(file, given.get("discardOnAggregationFailure"), findings);
            }
        }
    }

    /** A message beyond the limits, and the group with it, would end without a failure. */
    private static void discards(RouteFile file, Node option, Findings findings) {
        if (option != null && !YamlNodes.text(option).equals("false")) {
            String message = "Expected no discardOnAggregationFailure, found it: messages would be lost.";
            findings.add(Rule.LIMIT, file.path(), option, message, "Take the option away.");
        }
    }

    private static void options(RouteFile file, Node body, LintContext around, Findings findings) {
        YamlNodes.entries(YamlNodes.at(body, "parameters")).forEach((name, value) -> {
            Integer most = OPTIONS.get(name);
            // Kamelets have options of their own.
            if (most != null && !YamlNodes.text(body, "uri").startsWith("kamelet:")) {
                within(file, value, name, most, around, findings);
            }
        });
    }

    private static void within(
            RouteFile file, Node place, String option, int most, LintContext around, Findings findings) {
        String written = YamlNodes.text(place);
        String text = around.resolved(written);
        long number = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
        if (number < 1 || number > most) {
            String found = written.isEmpty() ? "none" : "'" + text + "'";
            String message = "Expected " + option + " from 1 to " + most + ", found " + found + ".";
            String hint = "Write a number in these limits; more of it would be taken from the other flows.";
            findings.add(Rule.LIMIT, file.path(), place, message, hint);
        }
    }
}
