package io.tillbridge.routing;

import java.util.List;
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
            return isInFile(route) ? Optional.of(route.getId()) : Optional.empty();
        }
        if (step.hasCustomIdAssigned()) {
            return Optional.of(step.getId());
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
        return of(above).map(key -> key + "/" + steps(above).indexOf(step));
    }

    /** Without the handling of failures, which stands before the steps of a route that runs. */
    private static List<ProcessorDefinition<?>> steps(ProcessorDefinition<?> block) {
        return block.getOutputs().stream().filter(step -> !step.isAbstract()).toList();
    }

    private static boolean isInFile(RouteDefinition route) {
        return route.getResource() != null && route.getResource().getLocation().endsWith(RouteFile.ROUTE_SUFFIX);
    }
}
