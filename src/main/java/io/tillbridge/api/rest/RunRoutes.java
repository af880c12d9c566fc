package io.tillbridge.api.rest;

import io.tillbridge.api.resource.JobOperations;
import io.tillbridge.api.resource.RunOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Jobs and their runs. */
final class RunRoutes extends ResourceRoutes {
    private final RunOperations runs;
    private final JobOperations jobs;

    RunRoutes(RunOperations runs, JobOperations jobs) {
        this.runs = runs;
        this.jobs = jobs;
    }

    @Override
    void define() {
        rest("/jobs")
                .get()
                .routeId("listJobs")
                .security(PERMISSION, "connections:read")
                .to("direct:listJobs");
        RestDefinition path = rest("/runs");
        path.get().routeId("listRuns").security(PERMISSION, "connections:read").to("direct:listRuns");
        path.post()
                .routeId("startHubRun")
                .security(PERMISSION, "settings:write")
                .to("direct:startHubRun");
        path.get("/{id}")
                .routeId("getRun")
                .security(PERMISSION, "connections:read")
                .to("direct:getRun");
        path.get("/{id}/events")
                .routeId("listRunEvents")
                .security(PERMISSION, "connections:read")
                .to("direct:listRunEvents");
        path.post("/{id}/cancel")
                .routeId("cancelRun")
                .security(PERMISSION, "connections:write")
                .to("direct:cancelRun");

        from("direct:listJobs").process(operation(jobs::list));
        from("direct:listRuns").process(operation(runs::list));
        from("direct:startHubRun").process(operation(runs::startOfTheHub));
        from("direct:getRun").process(operation(runs::get));
        from("direct:listRunEvents").process(operation(runs::events));
        from("direct:cancelRun").process(operation(runs::cancel));
    }
}
