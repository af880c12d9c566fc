package io.tillbridge.routing;

import java.util.List;

/** One or a few rules that belong together; adds every breach it sees. */
interface Check {

    /** Looks at all files of the application at once. */
    void check(List<RouteFile> files, LintContext around, Findings findings);
}
