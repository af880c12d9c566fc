package io.tillbridge.api.rest;

import io.tillbridge.api.resource.WarehouseOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Warehouses. */
final class WarehouseRoutes extends ResourceRoutes {
    private final WarehouseOperations warehouses;

    WarehouseRoutes(WarehouseOperations warehouses) {
        this.warehouses = warehouses;
    }

    @Override
    void define() {
        RestDefinition path = rest("/warehouses");
        path.get().routeId("listWarehouses").security(PERMISSION, "stock:read").to("direct:listWarehouses");
        path.post()
                .routeId("createWarehouse")
                .security(PERMISSION, "stock:write")
                .to("direct:createWarehouse");
        path.get("/{id}")
                .routeId("getWarehouse")
                .security(PERMISSION, "stock:read")
                .to("direct:getWarehouse");
        path.patch("/{id}")
                .routeId("changeWarehouse")
                .security(PERMISSION, "stock:write")
                .to("direct:changeWarehouse");

        from("direct:listWarehouses").process(operation(warehouses::list));
        from("direct:createWarehouse").process(operation(warehouses::create));
        from("direct:getWarehouse").process(operation(warehouses::get));
        from("direct:changeWarehouse").process(operation(warehouses::change));
    }
}
