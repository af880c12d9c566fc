package io.tillbridge.app;

import io.tillbridge.search.RouteLabel;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** The running routes of route files, as a search shows them; the API's own routes belong to no file. */
final class RouteLabels {
    private static final String API = "api";

    private RouteLabels() {}

    static List<RouteLabel> of(CamelContext context) {
        return context.getRoutes().stream()
                .filter(route -> route.getGroup() != null && !route.getGroup().equals(API))
                .map(RouteLabels::label)
                .toList();
    }

    private static RouteLabel label(Route route) {
        return new RouteLabel(route.getRouteId(), route.getDescription());
    }
}
