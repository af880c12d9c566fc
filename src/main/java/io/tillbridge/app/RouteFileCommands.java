package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.routing.FlowDraft;
import io.tillbridge.routing.LintContext;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.routing.RouteTrial;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the shell does with route files alone: no hub, no database, no network. */
final class RouteFileCommands {
    private final Configuration configuration;
    private final LintContext around;

    RouteFileCommands(Configuration configuration) {
        this.configuration = configuration;
        this.around = HubRoutes.surroundings(configuration, RouteBeans.TYPES, Contract.read());
    }

    TrialReport attempt(Path routesDir, TrialRequest request) {
        return new RouteTrial(around).run(routesDir, request);
    }

    /** The files that were written. */
    List<Path> add(FlowDraft draft) throws IOException {
        return draft.write(configuration.folder("routes.dir"), configuration.home(), new RouteCheck(around));
    }
}
