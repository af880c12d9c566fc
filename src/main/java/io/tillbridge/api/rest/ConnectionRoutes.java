package io.tillbridge.api.rest;

import io.tillbridge.api.resource.CatalogOperations;
import io.tillbridge.api.resource.ConnectionOperations;
import io.tillbridge.api.resource.ConnectionVersions;
import io.tillbridge.api.resource.RunOperations;
import io.tillbridge.api.resource.ShopOperations;
import io.tillbridge.api.resource.TillShopOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Connections: their settings, health and versions, and what is started for them. */
final class ConnectionRoutes extends ResourceRoutes {
    private final ConnectionOperations connections;
    private final ConnectionVersions versions;
    private final ShopOperations shops;
    private final TillShopOperations tills;
    private final CatalogOperations catalogs;
    private final RunOperations runs;

    ConnectionRoutes(
            ConnectionOperations connections,
            ConnectionVersions versions,
            ShopOperations shops,
            TillShopOperations tills,
            CatalogOperations catalogs,
            RunOperations runs) {
        this.connections = connections;
        this.versions = versions;
        this.shops = shops;
        this.tills = tills;
        this.catalogs = catalogs;
        this.runs = runs;
    }

    @Override
    void define() {
        RestDefinition path = rest("/connections");
        path.get()
                .routeId("listConnections")
                .security(PERMISSION, "connections:read")
                .to("direct:listConnections");
        path.post()
                .routeId("createConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:createConnection");
        path.get("/{id}")
                .routeId("getConnection")
                .security(PERMISSION, "connections:read")
                .to("direct:getConnection");
        path.patch("/{id}")
                .routeId("changeConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:changeConnection");
        path.delete("/{id}")
                .routeId("deleteConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:deleteConnection");
        path.post("/{id}/test")
                .routeId("testConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:testConnection");
        path.get("/{id}/health")
                .routeId("getConnectionHealth")
                .security(PERMISSION, "connections:read")
                .to("direct:getConnectionHealth");
        path.get("/{id}/drift")
                .routeId("listDrift")
                .security(PERMISSION, "connections:read")
                .to("direct:listDrift");
        path.get("/{id}/drift/summary")
                .routeId("summarizeDrift")
                .security(PERMISSION, "connections:read")
                .to("direct:summarizeDrift");
        path.get("/{id}/coverage")
                .routeId("getCoverage")
                .security(PERMISSION, "connections:read")
                .to("direct:getCoverage");
        path.get("/{id}/shops")
                .routeId("listTillShops")
                .security(PERMISSION, "connections:read")
                .to("direct:listTillShops");
        path.post("/{id}/shops/refresh")
                .routeId("refreshTillShops")
                .security(PERMISSION, "connections:write")
                .to("direct:refreshTillShops");
        path.get("/{id}/versions")
                .routeId("listConnectionVersions")
                .security(PERMISSION, "connections:read")
                .to("direct:listConnectionVersions");
        path.post("/{id}/versions/{version}/restore")
                .routeId("restoreConnection")
                .security(PERMISSION, "connections:write")
                .to("direct:restoreConnection");
        path.post("/{id}/runs")
                .routeId("startRun")
                .security(PERMISSION, "connections:write")
                .to("direct:startRun");
        path.post("/{id}/uploads")
                .routeId("uploadCatalog")
                .security(PERMISSION, "catalog:write")
                .to("direct:uploadCatalog");

        from("direct:listConnections").process(operation(connections::list));
        from("direct:createConnection").process(operation(connections::create));
        from("direct:getConnection").process(operation(connections::get));
        from("direct:changeConnection").process(operation(connections::change));
        from("direct:deleteConnection").process(operation(connections::delete));
        from("direct:testConnection").process(operation(connections::test));
        from("direct:getConnectionHealth").process(operation(connections::health));
        from("direct:listDrift").process(operation(shops::drift));
        from("direct:summarizeDrift").process(operation(shops::driftSummary));
        from("direct:getCoverage").process(operation(shops::coverage));
        from("direct:listTillShops").process(operation(tills::list));
        from("direct:refreshTillShops").process(operation(tills::refresh));
        from("direct:listConnectionVersions").process(operation(versions::versions));
        from("direct:restoreConnection").process(operation(versions::restore));
        from("direct:startRun").process(operation(runs::start));
        from("direct:uploadCatalog").process(operation(catalogs::upload));
    }
}
