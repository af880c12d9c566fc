package io.tillbridge.routing;

import java.util.Map;
import java.util.Set;

/**
 * What the lint knows of the API that route files call.
 *
 * @param operations by operationId
 * @param methods methods of the bean {@code hub}, each with the operationId that it calls
 * @param permissions those that a flow may have
 */
public record ApiAccess(Map<String, Callable> operations, Map<String, String> methods, Set<String> permissions) {
    public static final ApiAccess NONE = new ApiAccess(Map.of(), Map.of(), Set.of());

    /**
     * An operation.
     *
     * @param permission which a route needs for it
     * @param path the parameters of its path, each of which a call gives
     * @param query the parameters that a call may give
     * @param refusal why no flow may call it, or ""
     */
    public record Callable(String permission, Set<String> path, Set<String> query, String refusal) {
        public Callable {
            path = Set.copyOf(path);
            query = Set.copyOf(query);
        }
    }

    public ApiAccess {
        operations = Map.copyOf(operations);
        methods = Map.copyOf(methods);
        permissions = Set.copyOf(permissions);
    }
}
