package io.tillbridge.api.rest;

import io.tillbridge.api.resource.OrderOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Orders, their shipments and returns. */
final class OrderRoutes extends ResourceRoutes {
    private final OrderOperations orders;

    OrderRoutes(OrderOperations orders) {
        this.orders = orders;
    }

    @Override
    void define() {
        RestDefinition path = rest("/orders");
        path.get().routeId("listOrders").security(PERMISSION, "orders:read").to("direct:listOrders");
        path.get("/counts")
                .routeId("countOrders")
                .security(PERMISSION, "orders:read")
                .to("direct:countOrders");
        path.get("/{id}")
                .routeId("getOrder")
                .security(PERMISSION, "orders:read")
                .to("direct:getOrder");
        path.post("/{id}/shipments")
                .routeId("shipOrder")
                .security(PERMISSION, "orders:write")
                .to("direct:shipOrder");
        path.post("/{id}/returns")
                .routeId("returnOrder")
                .security(PERMISSION, "orders:write")
                .to("direct:returnOrder");
        path.post("/{id}/release")
                .routeId("releaseOrder")
                .security(PERMISSION, "orders:write")
                .to("direct:releaseOrder");
        path.post("/{id}/cancel")
                .routeId("cancelOrder")
                .security(PERMISSION, "orders:write")
                .to("direct:cancelOrder");
        rest("/shipments")
                .post("/{id}/tell-again")
                .routeId("tellShipmentAgain")
                .security(PERMISSION, "orders:write")
                .to("direct:tellShipmentAgain");

        from("direct:listOrders").process(operation(orders::list));
        from("direct:countOrders").process(operation(orders::counts));
        from("direct:getOrder").process(operation(orders::get));
        from("direct:shipOrder").process(operation(orders::ship));
        from("direct:returnOrder").process(operation(orders::takeBack));
        from("direct:releaseOrder").process(operation(orders::release));
        from("direct:cancelOrder").process(operation(orders::cancel));
        from("direct:tellShipmentAgain").process(operation(orders::tellAgain));
    }
}
