package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** The pictures of the routes of one file, with what has passed them. */
final class RouteFilePicture {
    private final String path;
    private final RouteCounts.OfFile passed;
    private final Map<String, String> keys;

    RouteFilePicture(String path, RouteCounts.OfFile passed, Map<String, String> keys) {
        this.path = path;
        this.passed = passed;
        this.keys = keys;
    }

    /** None when the text is no file of routes, or no YAML. */
    List<PictureRoute> routes(String text, boolean withSteps) {
        List<PictureRoute> routes = new ArrayList<>();
        for (RouteFile file : RouteFiles.parse(Map.of(path, text), new Findings())) {
            for (RouteFile.Flow flow : file.flows()) {
                routes.add(route(file, flow, withSteps));
            }
        }
        return routes;
    }

    private PictureRoute route(RouteFile file, RouteFile.Flow flow, boolean withSteps) {
        boolean configuration = flow.kind() == RouteFile.Kind.CONFIGURATION;
        boolean off = flow.isOff(keys);
        return new PictureRoute(
                flow.id(),
                kind(flow),
                given(description(file, flow)),
                given(YamlNodes.text(flow.body(), "note").strip()),
                configuration ? null : given(StepLabel.from(flow.from())),
                off,
                key(flow),
                PictureSteps.line(flow.body()),
                passed.routes().get(flow.id()),
                passed.under().getOrDefault(flow.id(), 0),
                withSteps ? steps(flow, configuration) : List.of());
    }

    private List<PictureStep> steps(RouteFile.Flow flow, boolean configuration) {
        PictureSteps steps = new PictureSteps(passed.steps());
        return configuration ? steps.caught(flow.body()) : steps.of(YamlNodes.at(flow.from(), "steps"));
    }

    private static String kind(RouteFile.Flow flow) {
        return switch (flow.kind()) {
            case ROUTE -> "route";
            case CONFIGURATION -> "configuration";
            case KAMELET -> "kamelet";
        };
    }

    private static String description(RouteFile file, RouteFile.Flow flow) {
        return file.kamelet()
                ? YamlNodes.text(file.root(), "spec", "definition", "description")
                : YamlNodes.text(flow.body(), "description");
    }

    /** The key of the precondition; null when there is none. */
    private static String key(RouteFile.Flow flow) {
        Node condition = YamlNodes.at(flow.body(), "precondition");
        String text = YamlNodes.text(condition).strip();
        return text.matches("\\{\\{[^{}]+}}") ? text.substring(2, text.length() - 2) : null;
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
