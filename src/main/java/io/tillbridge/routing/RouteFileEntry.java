package io.tillbridge.routing;

import java.util.List;

/**
 * A file of the routes folder.
 *
 * @param file path below the folder, with slashes
 * @param folder the part before its name; "" at the top
 * @param kind {@code routes kamelet keys permissions jobs misplaced}
 * @param custom whether it is one of the site's own
 * @param routes its routes, without their steps
 */
public record RouteFileEntry(
        String file, String folder, String kind, boolean custom, RouteFileState state, List<PictureRoute> routes) {
    public RouteFileEntry {
        routes = List.copyOf(routes);
    }
}
