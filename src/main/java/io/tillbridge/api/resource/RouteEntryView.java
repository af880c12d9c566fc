package io.tillbridge.api.resource;

import io.tillbridge.routing.PictureRoute;
import io.tillbridge.routing.RouteFileEntry;
import java.time.Instant;
import java.util.List;

/** A route file in the list of them. */
record RouteEntryView(
        String file,
        String folder,
        String kind,
        boolean custom,
        boolean shipped,
        String state,
        Instant liveSince,
        List<RouteFindingView> findings,
        List<RouteHead> routes) {

    static RouteEntryView of(RouteFileEntry entry, boolean shipped) {
        return new RouteEntryView(
                entry.file(),
                entry.folder(),
                entry.kind(),
                entry.custom(),
                shipped,
                entry.state().state(),
                entry.state().liveSince(),
                RouteFindingView.of(entry.state().findings()),
                entry.routes().stream().map(RouteHead::of).toList());
    }

    /** A route without its steps. */
    record RouteHead(
            String id,
            String kind,
            String description,
            String begins,
            boolean off,
            String key,
            int line,
            TrafficView traffic) {
        static RouteHead of(PictureRoute route) {
            return new RouteHead(
                    route.id(),
                    route.kind(),
                    route.description(),
                    route.begins(),
                    route.off(),
                    route.key(),
                    route.line(),
                    TrafficView.of(route.traffic(), route.under()));
        }
    }
}
