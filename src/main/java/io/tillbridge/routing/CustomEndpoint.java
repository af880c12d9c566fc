package io.tillbridge.routing;

import io.tillbridge.access.Permission;
import java.util.List;

/**
 * An endpoint of a site's own, as a {@code rest} block declares it.
 *
 * @param id the id of its verb, unique among all operations of the API
 * @param method in capitals
 * @param path the segments below the base path of the API, the first is {@code custom}; {@code {name}} is a hole
 * @param route the id of the route that answers; it begins with {@code direct}
 * @param consumes content types of bodies that it takes, at least one
 * @param produces the content type of its answers
 */
public record CustomEndpoint(
        String id,
        String method,
        List<String> path,
        Permission permission,
        String description,
        List<Parameter> parameters,
        String route,
        List<String> consumes,
        String produces) {

    public CustomEndpoint {
        path = List.copyOf(path);
        parameters = List.copyOf(parameters);
        consumes = List.copyOf(consumes);
    }

    /**
     * A parameter of the path or the query; the route has it as a variable of its name.
     *
     * @param place {@code path} or {@code query}
     * @param type {@code string}, {@code integer} or {@code boolean}
     * @param standard the value when the query has none, or null
     */
    public record Parameter(
            String name, String place, String type, boolean required, String standard, String description) {}

    /** Two endpoints with the same of it would be asked by the same requests. */
    String key() {
        return method + " /"
                + String.join(
                        "/",
                        path.stream()
                                .map(segment -> segment.startsWith("{") ? "{}" : segment)
                                .toList());
    }
}
