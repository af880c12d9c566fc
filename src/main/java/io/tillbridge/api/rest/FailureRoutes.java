package io.tillbridge.api.rest;

import io.tillbridge.api.resource.BulkFailures;
import io.tillbridge.api.resource.FailureOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Messages that failed and were kept. */
final class FailureRoutes extends ResourceRoutes {
    private final FailureOperations failures;
    private final BulkFailures bulk;

    FailureRoutes(FailureOperations failures, BulkFailures bulk) {
        this.failures = failures;
        this.bulk = bulk;
    }

    @Override
    void define() {
        RestDefinition path = rest("/failures");
        path.get()
                .routeId("listFailures")
                .security(PERMISSION, "connections:read")
                .to("direct:listFailures");
        path.get("/{id}")
                .routeId("getFailure")
                .security(PERMISSION, "connections:read")
                .to("direct:getFailure");
        path.post("/{id}/replay")
                .routeId("replayFailure")
                .security(PERMISSION, "connections:write")
                .to("direct:replayFailure");
        path.post("/{id}/discard")
                .routeId("discardFailure")
                .security(PERMISSION, "connections:write")
                .to("direct:discardFailure");
        path.post("/replay")
                .routeId("replayFailures")
                .security(PERMISSION, "connections:write")
                .to("direct:replayFailures");
        path.post("/discard")
                .routeId("discardFailures")
                .security(PERMISSION, "connections:write")
                .to("direct:discardFailures");

        from("direct:replayFailures").process(operation(bulk::replay));
        from("direct:discardFailures").process(operation(bulk::discard));
        from("direct:listFailures").process(operation(failures::list));
        from("direct:getFailure").process(operation(failures::get));
        from("direct:replayFailure").process(operation(failures::replay));
        from("direct:discardFailure").process(operation(failures::discard));
    }
}
