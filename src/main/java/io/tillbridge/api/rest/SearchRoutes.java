package io.tillbridge.api.rest;

import io.tillbridge.api.resource.FirstStepOperations;
import io.tillbridge.api.resource.SearchOperations;

/** The search over everything, and the first steps of a new hub. */
final class SearchRoutes extends ResourceRoutes {
    private final SearchOperations search;
    private final FirstStepOperations steps;

    SearchRoutes(SearchOperations search, FirstStepOperations steps) {
        this.search = search;
        this.steps = steps;
    }

    @Override
    void define() {
        rest("/search")
                .get()
                .routeId("search")
                .security(PERMISSION, "signed-in")
                .to("direct:search");
        rest("/first-steps")
                .get()
                .routeId("listFirstSteps")
                .security(PERMISSION, "signed-in")
                .to("direct:listFirstSteps");

        from("direct:search").process(operation(search::find));
        from("direct:listFirstSteps").process(operation(steps::list));
    }
}
