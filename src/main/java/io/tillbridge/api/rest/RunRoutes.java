package io.tillbridge.api.rest;

import io.tillbridge.api.resource.JobOperations;
import io.tillbridge.api.resource.RunOperations;
import io.tillbridge.api.resource.RunPlanOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Jobs and their runs. */
final class RunRoutes extends ResourceRoutes {
    private final RunOperations runs;
    private final JobOperations jobs;
    private final RunPlanOperations plans;

    RunRoutes(RunOperations runs, JobOperations jobs, RunPlanOperations plans) {
        this.runs = runs;
        this.jobs = jobs;
        this.plans = plans;
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
        path.get("/{id}/plan")
                .routeId("listRunPlan")
                .security(PERMISSION, "connections:read")
                .to("direct:listRunPlan");
        path.post("/{id}/cancel")
                .routeId("cancelRun")
                .security(PERMISSION, "connections:write")
                .to("direct:cancelRun");

        from("direct:listJobs").process(operation(jobs::list));
        from("direct:listRuns").process(operation(runs::list));
        from("direct:startHubRun").process(operation(runs::startOfTheHub));
        from("direct:getRun").process(operation(runs::get));
        from("direct:listRunEvents").process(operation(runs::events));
        from("direct:listRunPlan").process(operation(plans::list));
        from("direct:cancelRun").process(operation(runs::cancel));
    }
}
