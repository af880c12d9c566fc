package io.tillbridge.api.rest;

import io.tillbridge.api.resource.WholesaleFileOperations;
import io.tillbridge.api.resource.WholesaleMoveOperations;
import io.tillbridge.api.resource.WholesaleOfferOperations;
import io.tillbridge.api.resource.WholesaleOrderOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Orders of retailers, what they can order, and their files. */
final class WholesaleRoutes extends ResourceRoutes {
    private final WholesaleOrderOperations orders;
    private final WholesaleMoveOperations moves;
    private final WholesaleOfferOperations offer;
    private final WholesaleFileOperations files;

    WholesaleRoutes(
            WholesaleOrderOperations orders,
            WholesaleMoveOperations moves,
            WholesaleOfferOperations offer,
            WholesaleFileOperations files) {
        this.orders = orders;
        this.moves = moves;
        this.offer = offer;
        this.files = files;
    }

    @Override
    void define() {
        RestDefinition path = rest("/wholesale-orders");
        path.get()
                .routeId("listWholesaleOrders")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:listWholesaleOrders");
        path.post()
                .routeId("createWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:createWholesaleOrder");
        path.get("/counts")
                .routeId("countWholesaleOrders")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:countWholesaleOrders");
        path.get("/offer")
                .routeId("listWholesaleOffer")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:listWholesaleOffer");
        path.post("/files")
                .routeId("createWholesaleOrderFile")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:createWholesaleOrderFile");
        path.get("/files/{id}")
                .routeId("getWholesaleOrderFile")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:getWholesaleOrderFile");
        path.get("/files/{id}/error-file")
                .routeId("getWholesaleErrorFile")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:getWholesaleErrorFile");
        path.get("/{id}")
                .routeId("getWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:read")
                .to("direct:getWholesaleOrder");
        path.patch("/{id}")
                .routeId("changeWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:changeWholesaleOrder");
        path.delete("/{id}")
                .routeId("deleteWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:deleteWholesaleOrder");
        path.post("/{id}/submit")
                .routeId("submitWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:submitWholesaleOrder");
        path.post("/{id}/accept")
                .routeId("acceptWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:acceptWholesaleOrder");
        path.post("/{id}/decline")
                .routeId("declineWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:declineWholesaleOrder");
        path.post("/{id}/process")
                .routeId("processWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:processWholesaleOrder");
        path.post("/{id}/complete")
                .routeId("completeWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:completeWholesaleOrder");
        path.post("/{id}/cancel")
                .routeId("cancelWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:cancelWholesaleOrder");
        path.post("/{id}/shipments")
                .routeId("shipWholesaleOrder")
                .security(PERMISSION, "wholesale-orders:write")
                .to("direct:shipWholesaleOrder");

        from("direct:listWholesaleOrders").process(operation(orders::list));
        from("direct:createWholesaleOrder").process(operation(orders::create));
        from("direct:countWholesaleOrders").process(operation(orders::counts));
        from("direct:listWholesaleOffer").process(operation(offer::list));
        from("direct:createWholesaleOrderFile").process(operation(files::order));
        from("direct:getWholesaleOrderFile").process(operation(files::get));
        from("direct:getWholesaleErrorFile").process(operation(files::errorFile));
        from("direct:getWholesaleOrder").process(operation(orders::get));
        from("direct:changeWholesaleOrder").process(operation(orders::change));
        from("direct:deleteWholesaleOrder").process(operation(orders::delete));
        from("direct:submitWholesaleOrder").process(operation(moves::submit));
        from("direct:acceptWholesaleOrder").process(operation(moves::accept));
        from("direct:declineWholesaleOrder").process(operation(moves::decline));
        from("direct:processWholesaleOrder").process(operation(moves::process));
        from("direct:completeWholesaleOrder").process(operation(moves::complete));
        from("direct:cancelWholesaleOrder").process(operation(moves::cancel));
        from("direct:shipWholesaleOrder").process(operation(moves::ship));
    }
}
