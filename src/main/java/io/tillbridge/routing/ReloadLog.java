package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of saved route files: a line for each finding, since a line of the log has no line ends in it. */
final class ReloadLog {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final int NAMED_FILES = 6;

    private ReloadLog() {}

    static void live(String what, Set<String> changed, Set<String> anew) {
        String routes = anew.isEmpty() ? "in force" : "their routes run anew: " + shortened(anew);
        LOG.info("{} {}; {}", what, shortened(changed), routes);
    }

    static void refused(List<RouteFinding> findings) {
        LOG.warn("Route files refused, the running routes go on. Correct and save, or see ./tillbridge validate:");
        each(findings);
    }

    static void differ(Set<String> changed, List<RouteFinding> findings) {
        LOG.warn(
                "Route files differ from those that run, and routes.reload is off; they run from the next start: {}{}",
                changed,
                findings.isEmpty() ? "" : ". It would refuse them:");
        each(findings);
    }

    private static void each(List<RouteFinding> findings) {
        findings.forEach(finding -> LOG.warn("  {}", finding.text()));
    }

    private static String shortened(Set<String> files) {
        String first = files.stream().limit(NAMED_FILES).collect(Collectors.joining(", "));
        int more = files.size() - NAMED_FILES;
        return "[" + first + (more > 0 ? " and " + more + " more" : "") + "]";
    }
}
