package io.tillbridge.routing;

import java.util.List;
import java.util.stream.Collectors;

/** The route files cannot be loaded; carries all that is wrong with them. */
public final class RouteFilesFault extends RuntimeException {
    private final transient List<RouteFinding> findings;

    RouteFilesFault(List<RouteFinding> findings) {
        super("The route files cannot be loaded:"
                + findings.stream().map(finding -> "\n  " + finding.text()).collect(Collectors.joining()));
        this.findings = List.copyOf(findings);
    }

    /** Every finding, by file and line. */
    public List<RouteFinding> findings() {
        return findings;
    }
}
