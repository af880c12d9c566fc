package io.tillbridge.api.rest;

import io.tillbridge.api.resource.CheckoutOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Checkout options of a shop: its public address and its own table. */
final class CheckoutRoutes extends ResourceRoutes {
    private final CheckoutOperations checkout;

    CheckoutRoutes(CheckoutOperations checkout) {
        this.checkout = checkout;
    }

    @Override
    void define() {
        RestDefinition path = rest("/connections/{id}");
        path.get("/checkout")
                .routeId("getCheckout")
                .security(PERMISSION, "connections:read")
                .to("direct:getCheckout");
        path.post("/checkout/rotate")
                .routeId("rotateCheckout")
                .security(PERMISSION, "connections:write")
                .to("direct:rotateCheckout");
        path.get("/delivery-options")
                .routeId("getDeliveryOptions")
                .security(PERMISSION, "connections:read")
                .to("direct:getDeliveryOptions");
        path.put("/delivery-options")
                .routeId("replaceDeliveryOptions")
                .security(PERMISSION, "connections:write")
                .to("direct:replaceDeliveryOptions");

        from("direct:getCheckout").process(operation(checkout::get));
        from("direct:rotateCheckout").process(operation(checkout::rotate));
        from("direct:getDeliveryOptions").process(operation(checkout::table));
        from("direct:replaceDeliveryOptions").process(operation(checkout::replaceTable));
    }
}
