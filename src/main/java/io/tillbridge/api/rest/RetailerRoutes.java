package io.tillbridge.api.rest;

import io.tillbridge.api.resource.RetailerOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Retailers that ask to buy. */
final class RetailerRoutes extends ResourceRoutes {
    private final RetailerOperations retailers;

    RetailerRoutes(RetailerOperations retailers) {
        this.retailers = retailers;
    }

    @Override
    void define() {
        RestDefinition path = rest("/retailers");
        path.get()
                .routeId("listRetailers")
                .security(PERMISSION, "retailers:read")
                .to("direct:listRetailers");
        path.post()
                .routeId("createRetailer")
                .security(PERMISSION, "retailers:write")
                .to("direct:createRetailer");
        path.get("/{id}")
                .routeId("getRetailer")
                .security(PERMISSION, "retailers:read")
                .to("direct:getRetailer");
        path.patch("/{id}")
                .routeId("changeRetailer")
                .security(PERMISSION, "retailers:write")
                .to("direct:changeRetailer");
        path.post("/{id}/approve")
                .routeId("approveRetailer")
                .security(PERMISSION, "retailers:write")
                .to("direct:approveRetailer");
        path.post("/{id}/decline")
                .routeId("declineRetailer")
                .security(PERMISSION, "retailers:write")
                .to("direct:declineRetailer");

        from("direct:listRetailers").process(operation(retailers::list));
        from("direct:createRetailer").process(operation(retailers::create));
        from("direct:getRetailer").process(operation(retailers::get));
        from("direct:changeRetailer").process(operation(retailers::change));
        from("direct:approveRetailer").process(operation(retailers::approve));
        from("direct:declineRetailer").process(operation(retailers::decline));
    }
}
