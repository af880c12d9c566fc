package io.tillbridge.api.rest;

import io.tillbridge.api.resource.EventOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Events. */
final class EventRoutes extends ResourceRoutes {
    private final EventOperations events;

    EventRoutes(EventOperations events) {
        this.events = events;
    }

    @Override
    void define() {
        RestDefinition path = rest("/events");
        path.get().routeId("listEvents").security(PERMISSION, "events:read").to("direct:listEvents");

        from("direct:listEvents").process(operation(events::list));
    }
}
