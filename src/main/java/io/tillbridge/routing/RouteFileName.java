package io.tillbridge.routing;

import java.util.Set;
import java.util.regex.Pattern;

/** The names that a file of routes may have: nothing else is written, whatever a client asks for. */
final class RouteFileName {
    private static final int LONGEST = 200;
    private static final Pattern ROUTES =
            Pattern.compile("(?:[a-z0-9][a-z0-9-]*/){0,6}[a-z0-9][a-z0-9-]*\\.camel\\.yaml");
    private static final Pattern KAMELET = Pattern.compile("kamelets/[a-z0-9][a-z0-9-]*\\.kamelet\\.yaml");
    private static final Set<String> OTHERS = Set.of(RoutePermissions.PATH, JobsFile.PATH);

    private RouteFileName() {}

    /** Whether a file of that path below the routes folder may be made. */
    static boolean allowed(String path) {
        return path.length() <= LONGEST
                && (ROUTES.matcher(path).matches()
                        || KAMELET.matcher(path).matches()
                        || RouteFile.keys(path)
                        || OTHERS.contains(path));
    }

    /** What kind of file it is: {@code routes kamelet keys permissions jobs}, or {@code misplaced}. */
    static String kind(String path) {
        if (path.endsWith(RouteFile.ROUTE_SUFFIX)) {
            return "routes";
        }
        if (path.endsWith(RouteFile.KAMELET_SUFFIX)) {
            return "kamelet";
        }
        if (RouteFile.keys(path)) {
            return "keys";
        }
        return OTHERS.contains(path) ? path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')) : "misplaced";
    }
}
