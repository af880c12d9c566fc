package io.tillbridge.api.rest;

import io.tillbridge.api.resource.ProductOperations;
import io.tillbridge.api.resource.StockExplanations;
import org.apache.camel.model.rest.RestDefinition;

/** Products, and why a shop shows the stock it shows. */
final class ProductRoutes extends ResourceRoutes {
    private final ProductOperations products;
    private final StockExplanations explanations;

    ProductRoutes(ProductOperations products, StockExplanations explanations) {
        this.products = products;
        this.explanations = explanations;
    }

    @Override
    void define() {
        RestDefinition path = rest("/products");
        path.get().routeId("listProducts").security(PERMISSION, "products:read").to("direct:listProducts");
        path.get("/{id}")
                .routeId("getProduct")
                .security(PERMISSION, "products:read")
                .to("direct:getProduct");
        path.patch("/{id}")
                .routeId("changeProduct")
                .security(PERMISSION, "products:write")
                .to("direct:changeProduct");
        path.get("/{id}/stock-explanation")
                .routeId("explainStock")
                .security(PERMISSION, "stock:read")
                .to("direct:explainStock");

        from("direct:listProducts").process(operation(products::list));
        from("direct:getProduct").process(operation(products::get));
        from("direct:changeProduct").process(operation(products::change));
        from("direct:explainStock").process(operation(explanations::explain));
    }
}
