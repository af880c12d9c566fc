package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Which components route files may use: no edit opens a door or starts a program. */
final class ComponentCheck implements Check {
    static final Set<String> FROM = new TreeSet<>(Set.of("direct", "seda", "quartz", "timer", "kamelet"));
    static final Set<String> TO = new TreeSet<>(
            Set.of("direct", "seda", "kamelet", "log", "jdbc", "sql", "http", "https", "jackson", "dataformat"));

    /** Routes begin with the kamelet of this name, which alone begins with the component. */
    private static final String EVENTS = "hub-events";

    private static final Set<String> ADDRESS =
            Set.of("uri", "afterUri", "deadLetterUri", "compensation", "completion", "dynamicUri");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                from(file, flow, findings);
                addresses("", flow.body()).forEach(uri -> to(file, uri, findings));
            }
        }
    }

    private static void from(RouteFile file, RouteFile.Flow flow, Findings findings) {
        Node uri = YamlNodes.at(flow.body(), "from", "uri");
        String scheme = Step.scheme(YamlNodes.text(uri));
        boolean ofKamelet = file.kamelet() && scheme.equals(EVENTS);
        if (uri != null && !scheme.startsWith("{{") && !FROM.contains(scheme) && !ofKamelet) {
            String message = "Expected from to be one of " + FROM + ", found " + scheme + ".";
            String hint = scheme.equals(EVENTS)
                    ? "Write `uri: kamelet:hub-events`."
                    : "What comes from outside enters through the API, the schedule or a bean.";
            findings.add(Rule.DOOR, file.path(), uri, message, hint);
        }
    }

    /** Every address in a flow but where it begins: of steps, and of what stands beside them, such as a dead letter queue. */
    private static Stream<Node> addresses(String holder, Node node) {
        Stream<Node> here = YamlNodes.entries(node).entrySet().stream()
                .filter(entry -> !entry.getKey().equals("parameters"))
                .filter(entry -> !holder.equals("from") || !entry.getKey().equals("uri"))
                .flatMap(entry -> ADDRESS.contains(entry.getKey()) && !YamlNodes.isMapping(entry.getValue())
                        ? Stream.of(entry.getValue())
                        : addresses(entry.getKey(), entry.getValue()));
        return Stream.concat(here, YamlNodes.items(node).stream().flatMap(item -> addresses("", item)));
    }

    private static void to(RouteFile file, Node uri, Findings findings) {
        String scheme = Step.scheme(YamlNodes.text(uri));
        if (!scheme.isEmpty() && !scheme.startsWith("{{") && !TO.contains(scheme)) {
            String message = "Expected one of " + TO + ", found " + scheme + ".";
            String hint = "Let a bean of the application do it.";
            findings.add(Rule.COMPONENT, file.path(), uri, message, hint);
        }
    }
}
