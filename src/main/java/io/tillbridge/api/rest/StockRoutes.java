package io.tillbridge.api.rest;

import io.tillbridge.api.resource.StockOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Stock and its movements. */
final class StockRoutes extends ResourceRoutes {
    private final StockOperations stock;

    StockRoutes(StockOperations stock) {
        this.stock = stock;
    }

    @Override
    void define() {
        RestDefinition path = rest("/stock");
        path.get().routeId("listStock").security(PERMISSION, "stock:read").to("direct:listStock");
        path.put().routeId("countAllStock").security(PERMISSION, "stock:write").to("direct:countAllStock");
        path.get("/movements")
                .routeId("listStockMovements")
                .security(PERMISSION, "stock:read")
                .to("direct:listStockMovements");
        path.post("/movements")
                .routeId("moveStock")
                .security(PERMISSION, "stock:write")
                .to("direct:moveStock");
        path.get("/{warehouseId}/{productId}")
                .routeId("getStock")
                .security(PERMISSION, "stock:read")
                .to("direct:getStock");
        path.put("/{warehouseId}/{productId}")
                .routeId("countStock")
                .security(PERMISSION, "stock:write")
                .to("direct:countStock");

        from("direct:listStock").process(operation(stock::list));
        from("direct:countAllStock").process(operation(stock::countAll));
        from("direct:listStockMovements").process(operation(stock::movements));
        from("direct:moveStock").process(operation(stock::move));
        from("direct:getStock").process(operation(stock::get));
        from("direct:countStock").process(operation(stock::count));
    }
}
