package io.tillbridge.api.rest;

import io.tillbridge.api.resource.TillProductOperations;
import org.apache.camel.model.rest.RestDefinition;

/** The products that accounts with tills are offered. */
final class TillProductRoutes extends ResourceRoutes {
    private final TillProductOperations products;

    TillProductRoutes(TillProductOperations products) {
        this.products = products;
    }

    @Override
    void define() {
        RestDefinition path = rest("/connections");
        path.get("/{id}/products")
                .routeId("listTillProducts")
                .security(PERMISSION, "products:read")
                .to("direct:listTillProducts");
        path.put("/{id}/products")
                .routeId("enableTillProducts")
                .security(PERMISSION, "products:write")
                .to("direct:enableTillProducts");
        path.put("/{id}/products/{productId}")
                .routeId("enableTillProduct")
                .security(PERMISSION, "products:write")
                .to("direct:enableTillProduct");
        path.get("/{id}/items-file")
                .routeId("exportTillItems")
                .security(PERMISSION, "products:read")
                .to("direct:exportTillItems");

        from("direct:listTillProducts").process(operation(products::list));
        from("direct:enableTillProducts").process(operation(products::enableAll));
        from("direct:enableTillProduct").process(operation(products::enable));
        from("direct:exportTillItems").process(operation(products::export));
    }
}
