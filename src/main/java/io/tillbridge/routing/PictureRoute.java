package io.tillbridge.routing;

import java.util.List;

/**
 * A route, a route configuration or a kamelet as a picture shows it.
 *
 * @param kind {@code route configuration kamelet}
 * @param begins what starts it; null for a route configuration
 * @param off whether its precondition keeps it from running
 * @param key the key that says so; null when none does
 * @param line in the file, from 1
 * @param traffic null when it does not run
 * @param under how many messages are inside now
 */
public record PictureRoute(
        String id,
        String kind,
        String description,
        String note,
        String begins,
        boolean off,
        String key,
        int line,
        Traffic traffic,
        int under,
        List<PictureStep> steps) {

    public PictureRoute {
        steps = List.copyOf(steps);
    }
}
