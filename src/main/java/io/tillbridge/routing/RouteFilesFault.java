package io.tillbridge.routing;

import java.util.List;

/** The route files cannot be loaded; carries all that is wrong with them. */
public final class RouteFilesFault extends RuntimeException {
    private final transient List<RouteFinding> findings;

    RouteFilesFault(List<RouteFinding> findings) {
        super("The route files cannot be loaded:" + RouteFinding.lines(findings));
        this.findings = List.copyOf(findings);
    }

    /** Every finding, by file and line. */
    public List<RouteFinding> findings() {
        return findings;

}
}
