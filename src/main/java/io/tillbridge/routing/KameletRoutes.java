package io.tillbridge.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that Camel makes of kamelets, and their end.
 *
 * <p>Camel makes one for each kamelet address, whoever uses it: two routes, two versions of a route and a bean that use
 * the same address share it. The id of the route that used it first, which Camel notes, says nothing about its other
 * users. Such a route is removed when nothing can call it any more.
 */
final class KameletRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(KameletRoutes.class);

    private final ModelCamelContext context;
    private final Map<String, Long> unusedSince = new HashMap<>();

    KameletRoutes(ModelCamelContext context) {
        this.context = context;
    }

    /**
     * Removes the kamelet routes that nothing uses.
     *
     * @param retired old versions of routes that may still call a kamelet
     * @param atLeastNanos how long a kamelet route must have been out of use
     * @return whether each kamelet route that is left is in use
     */
    boolean sweep(Collection<RetiredRoute> retired, long atLeastNanos) {
        List<Route> made =
                context.getRoutes().stream().filter(Route::isCreatedByKamelet).toList();
        Set<String> used = used(retired);
        unusedSince.keySet().retainAll(made.stream().map(Route::getId).collect(Collectors.toSet()));
        unusedSince.keySet().removeAll(used);
        for (Route route : made) {
            if (!used.contains(route.getId())) {
                long since = unusedSince.computeIfAbsent(route.getId(), id -> System.nanoTime());
                if (System.nanoTime() - since >= atLeastNanos && RouteTraffic.inside(route) == 0) {
                    remove(route.getId());
                }
            }
        }
        return unusedSince.isEmpty();
    }

    /** Ids of the kamelet routes that a step calls, or that a bean finds by their address. */
    private Set<String> used(Collection<RetiredRoute> retired) {
        Set<String> used = new HashSet<>();
        ids(context.getEndpoints().stream()).forEach(used::add);
        retired.forEach(old -> ids(old.endpoints().stream()).forEach(used::add));
        for (Route route : context.getRoutes()) {
            ids(RetiredRoute.endpoints(route.getServices()).stream())
                    .filter(id -> !id.equals(route.getId()))
                    .forEach(used::add);
        }
        return used;
    }

    private static Stream<String> ids(Stream<Endpoint> endpoints) {
        return endpoints
                .filter(KameletEndpoint.class::isInstance)
                .map(KameletEndpoint.class::cast)
                .filter(endpoint -> !ownEnd(endpoint))
                .map(KameletEndpoint::getRouteId)
                .filter(Objects::nonNull);
    }

    /** The places in a template where its user's message comes in and goes back; they are no use of it. */
    private static boolean ownEnd(KameletEndpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        return uri.startsWith("kamelet://" + Kamelet.SOURCE_ID + "?")
                || uri.startsWith("kamelet://" + Kamelet.SINK_ID + "?");
    }

    private void remove(String id) {
        RouteDefinition definition = context.getRouteDefinition(id);
        try {
            if (definition != null) {
                context.removeRouteDefinition(definition);
            }
            unusedSince.remove(id);
            for (Endpoint endpoint : List.copyOf(context.getEndpoints())) {
                if (endpoint instanceof KameletEndpoint own && id.equals(own.getRouteId())) {
                    context.removeEndpoint(endpoint);
                }
            }
        } catch (Exception e) {
            LOG.warn("The kamelet route {} that nothing uses did not go: {}", id, e.toString());
        }
    }
}
