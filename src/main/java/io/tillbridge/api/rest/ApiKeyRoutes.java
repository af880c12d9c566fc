package io.tillbridge.api.rest;

import io.tillbridge.api.resource.ApiKeyOperations;
import org.apache.camel.model.rest.RestDefinition;

/** API keys, and the permissions that they may have. */
final class ApiKeyRoutes extends ResourceRoutes {
    private final ApiKeyOperations keys;

    ApiKeyRoutes(ApiKeyOperations keys) {
        this.keys = keys;
    }

    @Override
    void define() {
        rest("/permissions")
                .get()
                .routeId("listPermissions")
                .security(PERMISSION, "access:read")
                .to("direct:listPermissions");
        RestDefinition path = rest("/api-keys");
        path.get().routeId("listApiKeys").security(PERMISSION, "access:read").to("direct:listApiKeys");
        path.post().routeId("createApiKey").security(PERMISSION, "access:write").to("direct:createApiKey");
        path.get("/{id}")
                .routeId("getApiKey")
                .security(PERMISSION, "access:read")
                .to("direct:getApiKey");
        path.patch("/{id}")
                .routeId("changeApiKey")
                .security(PERMISSION, "access:write")
                .to("direct:changeApiKey");
        path.delete("/{id}")
                .routeId("deleteApiKey")
                .security(PERMISSION, "access:write")
                .to("direct:deleteApiKey");
        path.post("/{id}/reveal")
                .routeId("revealApiKey")
                .security(PERMISSION, "access:write")
                .to("direct:revealApiKey");
        path.post("/{id}/rotate")
                .routeId("rotateApiKey")
                .security(PERMISSION, "access:write")
                .to("direct:rotateApiKey");

        from("direct:listPermissions").process(operation(keys::permissions));
        from("direct:listApiKeys").process(operation(keys::list));
        from("direct:createApiKey").process(operation(keys::create));
        from("direct:getApiKey").process(operation(keys::get));
        from("direct:changeApiKey").process(operation(keys::change));
        from("direct:deleteApiKey").process(operation(keys::delete));
        from("direct:revealApiKey").process(operation(keys::reveal));
        from("direct:rotateApiKey").process(operation(keys::rotate));
    }
}
