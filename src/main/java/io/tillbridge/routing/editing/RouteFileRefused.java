package io.tillbridge.routing.editing;

import io.tillbridge.routing.RouteFinding;
import java.util.List;

/** A change that the check of route files refuses; nothing was written. */
public final class RouteFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RouteFinding> findings;

    RouteFileRefused(List<RouteFinding> findings) {
        super("Route files refused", null, false, false);
        this.findings = List.copyOf(findings);
    }

    public List<RouteFinding> findings() {
        return findings;
    }
}
