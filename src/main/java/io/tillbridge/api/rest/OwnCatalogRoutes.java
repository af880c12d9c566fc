package io.tillbridge.api.rest;

import io.tillbridge.api.resource.OwnCatalogOperations;
import org.apache.camel.model.rest.RestDefinition;

/** The company's own catalog, as programs write and read it. */
final class OwnCatalogRoutes extends ResourceRoutes {
    private final OwnCatalogOperations own;

    OwnCatalogRoutes(OwnCatalogOperations own) {
        this.own = own;
    }

    @Override
    void define() {
        RestDefinition path = rest("/catalog");
        path.get("/products")
                .routeId("listCatalogProducts")
                .security(PERMISSION, "catalog:read")
                .to("direct:listCatalogProducts");
        path.put("/products")
                .routeId("writeCatalogProducts")
                .security(PERMISSION, "catalog:write")
                .to("direct:writeCatalogProducts");
        path.post("/upload")
                .routeId("uploadOwnCatalog")
                .security(PERMISSION, "catalog:write")
                .to("direct:uploadOwnCatalog");

        from("direct:listCatalogProducts").process(operation(own::list));
        from("direct:writeCatalogProducts").process(operation(own::write));
        from("direct:uploadOwnCatalog").process(operation(own::upload));
    }
}
