package io.tillbridge.api.rest;

import io.tillbridge.api.resource.IncomingGoodsOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Goods that are expected, and their arrival. */
final class IncomingGoodsRoutes extends ResourceRoutes {
    private final IncomingGoodsOperations incoming;

    IncomingGoodsRoutes(IncomingGoodsOperations incoming) {
        this.incoming = incoming;
    }

    @Override
    void define() {
        RestDefinition path = rest("/incoming-goods");
        path.get()
                .routeId("listIncomingGoods")
                .security(PERMISSION, "stock:read")
                .to("direct:listIncomingGoods");
        path.post()
                .routeId("addIncomingGoods")
                .security(PERMISSION, "stock:write")
                .to("direct:addIncomingGoods");
        path.get("/{id}")
                .routeId("getIncomingGoods")
                .security(PERMISSION, "stock:read")
                .to("direct:getIncomingGoods");
        path.patch("/{id}")
                .routeId("changeIncomingGoods")
                .security(PERMISSION, "stock:write")
                .to("direct:changeIncomingGoods");
        path.post("/{id}/receive")
                .routeId("receiveIncomingGoods")
                .security(PERMISSION, "stock:write")
                .to("direct:receiveIncomingGoods");
        path.post("/{id}/cancel")
                .routeId("cancelIncomingGoods")
                .security(PERMISSION, "stock:write")
                .to("direct:cancelIncomingGoods");

        from("direct:listIncomingGoods").process(operation(incoming::list));
        from("direct:addIncomingGoods").process(operation(incoming::add));
        from("direct:getIncomingGoods").process(operation(incoming::get));
        from("direct:changeIncomingGoods").process(operation(incoming::change));
        from("direct:receiveIncomingGoods").process(operation(incoming::receive));
        from("direct:cancelIncomingGoods").process(operation(incoming::cancel));
    }
}
