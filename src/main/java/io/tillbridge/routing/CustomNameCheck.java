package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Names below {@code custom/}: routes, queues and timers there cannot be mistaken for shipped ones, and neither side
 * calls the other, so that a shipped flow is the same whatever became of those of the site.
 */
final class CustomNameCheck implements Check {
    /** Components whose endpoints are shared by name in the whole hub → the option that is the name. */
    private static final Map<String, String> SHARED = Map.of("direct", "name", "seda", "name", "timer", "timerName");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                if (file.custom()) {
                    id(file, flow, findings);
                }
                Stream.concat(
                                Stream.ofNullable(flow.from()),
                                flow.steps().stream().map(Step::body))
                        .forEach(body -> endpoint(file, flow, body, findings));
            }
        }
    }

    private static void id(RouteFile file, RouteFile.Flow flow, Findings findings) {
        if (!flow.id().startsWith(RouteFile.CUSTOM_PREFIX) && !flow.drawn()) {
            Node id = YamlNodes.at(flow.body(), "id");
            String message = "Expected an id that begins with custom-, found '" + flow.id() + "'.";
            String hint = "Write `id: custom-" + flow.id() + "` and rename the file if it is its first route.";
            findings.add(Rule.CUSTOM_NAME, file.path(), id == null ? flow.body() : id, message, hint);
        }
    }

    private static void endpoint(RouteFile file, RouteFile.Flow flow, Node body, Findings findings) {
        Node uri = YamlNodes.at(body, "uri");
        String text = YamlNodes.text(uri);
        String scheme = Step.scheme(text);
        String option = SHARED.get(scheme);
        if (option == null) {
            return;
        }
        Node name = YamlNodes.at(body, "parameters", option);
        boolean inUri = text.length() > scheme.length();
        Node place = inUri || name == null ? uri : name;
        String found = inUri ? text.substring(scheme.length() + 1) : YamlNodes.text(name);
        boolean custom = found.startsWith(RouteFile.CUSTOM_PREFIX);
        if (file.custom() && !custom && !(flow.drawn() && found.equals(flow.id()))) {
            String message = "Expected " + scheme + " with a name that begins with custom-, found '" + found + "'.";
            String hint = "Routes, queues and timers of the hub are its own; to start one of its jobs, call"
                    + " POST /runs. Begin the name with custom-, written out.";
            findings.add(Rule.CUSTOM_NAME, file.path(), place, message, hint);
        } else if (!file.custom() && custom) {
            String message = "Expected no name that begins with custom-, found '" + found + "'.";
            String hint = "A shipped flow calls no route below custom/, which is left out when it is faulty."
                    + " Let that route begin by itself.";
            findings.add(Rule.CUSTOM_NAME, file.path(), place, message, hint);
        }
    }
}
