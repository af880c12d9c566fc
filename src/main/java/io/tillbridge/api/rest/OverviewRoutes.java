package io.tillbridge.api.rest;

import io.tillbridge.api.resource.LiveOperations;
import io.tillbridge.api.resource.OverviewOperations;
import io.tillbridge.api.resource.StatisticsOperations;

/** The first page, the statistics, and hints of what changes. */
final class OverviewRoutes extends ResourceRoutes {
    private static final String ANY_CALLER = "signed-in";

    private final OverviewOperations overview;
    private final StatisticsOperations statistics;
    private final LiveOperations live;

    OverviewRoutes(OverviewOperations overview, StatisticsOperations statistics, LiveOperations live) {
        this.overview = overview;
        this.statistics = statistics;
        this.live = live;
    }

    @Override
    void define() {
        rest("/overview")
                .get()
                .routeId("getOverview")
                .security(PERMISSION, ANY_CALLER)
                .to("direct:getOverview");
        rest("/statistics")
                .get()
                .routeId("getStatistics")
                .security(PERMISSION, ANY_CALLER)
                .to("direct:getStatistics");
        rest("/live")
                .get()
                .routeId("streamChanges")
                .security(PERMISSION, ANY_CALLER)
                .to("direct:streamChanges");

        from("direct:getOverview").process(operation(overview::get));
        from("direct:getStatistics").process(operation(statistics::get));
        from("direct:streamChanges").process(operation(live::stream));
    }
}
