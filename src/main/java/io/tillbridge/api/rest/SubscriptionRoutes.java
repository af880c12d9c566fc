package io.tillbridge.api.rest;

import io.tillbridge.api.resource.EventDeliveryOperations;
import io.tillbridge.api.resource.SubscriptionOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Event subscriptions and their deliveries. */
final class SubscriptionRoutes extends ResourceRoutes {
    private static final String READ = "event-subscriptions:read";
    private static final String WRITE = "event-subscriptions:write";

    private final SubscriptionOperations subscriptions;
    private final EventDeliveryOperations deliveries;

    SubscriptionRoutes(SubscriptionOperations subscriptions, EventDeliveryOperations deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @Override
    void define() {
        RestDefinition path = rest("/event-subscriptions");
        path.get().routeId("listEventSubscriptions").security(PERMISSION, READ).to("direct:listEventSubscriptions");
        path.post()
                .routeId("createEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:createEventSubscription");
        path.get("/{id}")
                .routeId("getEventSubscription")
                .security(PERMISSION, READ)
                .to("direct:getEventSubscription");
        path.patch("/{id}")
                .routeId("changeEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:changeEventSubscription");
        path.delete("/{id}")
                .routeId("deleteEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:deleteEventSubscription");
        path.post("/{id}/reveal")
                .routeId("revealEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:revealEventSubscription");
        path.post("/{id}/rotate")
                .routeId("rotateEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:rotateEventSubscription");
        path.post("/{id}/test")
                .routeId("testEventSubscription")
                .security(PERMISSION, WRITE)
                .to("direct:testEventSubscription");
        path.get("/{id}/deliveries")
                .routeId("listEventDeliveries")
                .security(PERMISSION, READ)
                .to("direct:listEventDeliveries");
        path.post("/{id}/redeliver")
                .routeId("redeliverEvents")
                .security(PERMISSION, WRITE)
                .to("direct:redeliverEvents");
        path.post("/{id}/replay")
                .routeId("replayEvents")
                .security(PERMISSION, WRITE)
                .to("direct:replayEvents");

        from("direct:listEventSubscriptions").process(operation(subscriptions::list));
        from("direct:createEventSubscription").process(operation(subscriptions::create));
        from("direct:getEventSubscription").process(operation(subscriptions::get));
        from("direct:changeEventSubscription").process(operation(subscriptions::change));
        from("direct:deleteEventSubscription").process(operation(subscriptions::delete));
        from("direct:revealEventSubscription").process(operation(subscriptions::reveal));
        from("direct:rotateEventSubscription").process(operation(subscriptions::rotate));
        from("direct:testEventSubscription").process(operation(subscriptions::test));
        from("direct:listEventDeliveries").process(operation(deliveries::list));
        from("direct:redeliverEvents").process(operation(deliveries::redeliver));
        from("direct:replayEvents").process(operation(subscriptions::replay));
    }
}
