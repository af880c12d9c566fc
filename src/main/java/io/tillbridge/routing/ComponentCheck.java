package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Which components route files may use: no edit opens a door or starts a program. */
final class ComponentCheck implements Check {
    /** Routes begin with the kamelet of this name, which alone begins with the component. */
    private static final String EVENTS = "hub-events";

    private static final Set<String> ADDRESS =
            Set.of("uri", "afterUri", "deadLetterUri", "compensation", "completion", "dynamicUri");
    /** What failure handling below custom/ may call; anything else is in a route behind that, which has its limits. */
    private static final Set<String> OF_FAILURES = Set.of("direct", "log", "seda");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            Palette palette = Palette.of(file, around);
            for (RouteFile.Flow flow : file.flows()) {
                from(file, flow, palette, around, findings);
                addresses("", flow.body()).forEach(uri -> to(file, flow, uri, palette, around, findings));
            }
        }
    }

    private static void from(
            RouteFile file, RouteFile.Flow flow, Palette palette, LintContext around, Findings findings) {
        Node uri = YamlNodes.at(flow.body(), "from", "uri");
        String scheme = Step.scheme(YamlNodes.text(uri));
        boolean ofKamelet = file.kamelet() && scheme.equals(EVENTS);
        if (uri == null || ofKamelet || !file.custom() && scheme.startsWith("{{")) {
            return;
        }
        if (scheme.equals(EVENTS)) {
            String message = "Expected the kamelet of this name, found " + scheme + " alone.";
            findings.add(Rule.DOOR, file.path(), uri, message, "Write `uri: kamelet:hub-events`.");
        } else if (!palette.from().contains(scheme)) {
            String message = "Expected from to be one of " + palette.from() + ", found " + scheme + ".";
            String hint = file.custom()
                    ? Palette.widen(scheme) + " No route opens a port: other systems call an endpoint of a rest: block."
                    : "What comes from outside enters through the API, the schedule or a bean.";
            findings.add(Rule.DOOR, file.path(), uri, message, hint);
        } else {
            present(file, uri, scheme, around, findings);
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

    private static void to(
            RouteFile file, RouteFile.Flow flow, Node uri, Palette palette, LintContext around, Findings findings) {
        String scheme = Step.scheme(YamlNodes.text(uri));
        boolean byKey = scheme.startsWith("{{") && !file.custom();
        if (scheme.isEmpty() || byKey) {
            return;
        }
        boolean failures = file.custom() && flow.kind() == RouteFile.Kind.CONFIGURATION;
        if (failures && !OF_FAILURES.contains(scheme)) {
            String message = "Expected a route configuration to call one of direct, log, seda, found " + scheme + ".";
            findings.add(Rule.COMPONENT, file.path(), uri, message, "Put the step into a route and call that.");
        } else if (!palette.to().contains(scheme)) {
            String message = "Expected one of " + palette.to() + ", found " + scheme + ".";
            String hint = file.custom() ? Palette.widen(scheme) : "Let a bean of the application do it.";
            findings.add(Rule.COMPONENT, file.path(), uri, message, hint);
        } else {
            present(file, uri, scheme, around, findings);
        }
    }

    /** A component that the site allows is there only with its jars. */
    private static void present(RouteFile file, Node uri, String scheme, LintContext around, Findings findings) {
        if (file.custom() && around.custom().components().contains(scheme)) {
            around.custom().missing().apply(scheme).ifPresent(why -> {
                String message = "Expected Camel's component " + scheme + " on the class path, found " + why + ".";
                String hint = "Put its jar and those it needs into lib/ and restart the hub.";
                findings.add(Rule.COMPONENT, file.path(), uri, message, hint);
            });
        }
    }
}
