package io.tillbridge.routing;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** Traffic of the running routes, by the file they were loaded from. */
final class RouteCounts {
    private final CamelContext context;
    private final StepTraffic steps;
    private final Path folder;

    RouteCounts(CamelContext context, StepTraffic steps, Path folder) {
        this.context = context;
        this.steps = steps;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Of one file.
     *
     * @param routes route id → what passed the route; those made from a kamelet are summed up under its name
     * @param under route id → messages inside now
     * @param steps the line on which Camel sees a step → what passed it
     */
    record OfFile(Map<String, Traffic> routes, Map<String, Integer> under, Map<Integer, Traffic> steps) {
        static final OfFile NONE = new OfFile(Map.of(), Map.of(), Map.of());

        static OfFile empty() {
            return new OfFile(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    /** Path below the folder → what passed. */
    Map<String, OfFile> now() {
        Map<String, OfFile> files = new HashMap<>();
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteDefinition definition : List.copyOf(model.getRouteDefinitions())) {
            String path = path(definition.getLocation());
            Route route = context.getRoute(definition.getRouteId());
            if (path != null && route != null) {
                OfFile file = files.computeIfAbsent(path, any -> OfFile.empty());
                String id = route.isCreatedByKamelet() ? kamelet(path) : route.getRouteId();
                file.routes.merge(id, RouteTraffic.of(route), Traffic::plus);
                file.under.merge(id, RouteTraffic.inside(route), Integer::sum);
                steps.of(definition).forEach((line, traffic) -> file.steps.merge(line, traffic, Traffic::plus));
            }
        }
        model.getRouteConfigurationDefinitions().stream()
                .flatMap(configuration -> configuration.getOnExceptions().stream())
                .forEach(caught -> add(files, caught));
        return files;
    }

    /** What a case of a route configuration has passed; Camel tells the file of its steps, not of itself. */
    private void add(Map<String, OfFile> files, OnExceptionDefinition caught) {
        for (ProcessorDefinition<?> step : caught.getOutputs()) {
            String path = path(step.getLocation());
            if (path != null) {
                OfFile file = files.computeIfAbsent(path, any -> OfFile.empty());
                steps.of(caught).forEach((line, traffic) -> file.steps.merge(line, traffic, Traffic::plus));
                return;
            }
        }
    }

    private static String kamelet(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(RouteFile.KAMELET_SUFFIX, "");
    }

    private String path(String location) {
        if (location == null || !location.startsWith("file:")) {
            return null;
        }
        Path file = Path.of(
                location.startsWith("file:///")
                        ? URI.create(location).getPath()
                        : location.substring("file:".length()));
        return file.startsWith(folder) ? folder.relativize(file).toString().replace('\\', '/') : null;
    }
}
