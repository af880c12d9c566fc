package io.tillbridge.routing;

import java.util.Optional;
import org.apache.camel.NamedNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * Names a step of a route file alike in every context: by its id, or without one by its place below the nearest thing that
 * has one, as in {@code product-sync-products.each/0}.
 */
final class StepKey {
    private StepKey() {}

    /** Empty for a step without id that is in no route file. */
    static Optional<String> of(ProcessorDefinition<?> step) {
        if (step instanceof RouteDefinition route) {
            return file(route).map(file -> file.endsWith(RouteFile.KAMELET_SUFFIX) ? file : route.getId());
        }
        if (step.hasCustomIdAssigned()) {
            String prefix = step.getNodePrefixId();
            return Optional.of(prefix == null ? step.getId() : step.getId().substring(prefix.length()));
        }
        NamedNode parent = step.getParent();
        while (parent != null && !(parent instanceof ProcessorDefinition)) {
            // The branch of a choice, whose steps are all outputs of the choice.
            parent = parent.getParent();
        }
        if (parent == null) {
            return Optional.empty();
        }
        ProcessorDefinition<?> above = (ProcessorDefinition<?>) parent;
        return of(above).map(key -> key + "/" + above.getOutputs().indexOf(step));
    }

    private static Optional<String> file(RouteDefinition route) {
        if (route.getResource() == null) {
            return Optional.empty();
        }
        String location = route.getResource().getLocation();
        return location.endsWith(".yaml")
                ? Optional.of(location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1))
                : Optional.empty();
    }
}
