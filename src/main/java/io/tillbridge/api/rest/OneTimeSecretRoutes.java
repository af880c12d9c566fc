package io.tillbridge.api.rest;

import io.tillbridge.api.resource.OneTimeSecretOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Links that show a secret once. */
final class OneTimeSecretRoutes extends ResourceRoutes {
    private final OneTimeSecretOperations secrets;

    OneTimeSecretRoutes(OneTimeSecretOperations secrets) {
        this.secrets = secrets;
    }

    @Override
    void define() {
        RestDefinition path = rest("/one-time-secrets");
        path.get()
                .routeId("listOneTimeSecrets")
                .security(PERMISSION, "access:read")
                .to("direct:listOneTimeSecrets");
        path.post()
                .routeId("createOneTimeSecret")
                .security(PERMISSION, "access:write")
                .to("direct:createOneTimeSecret");
        path.get("/{id}")
                .routeId("getOneTimeSecret")
                .security(PERMISSION, "access:read")
                .to("direct:getOneTimeSecret");
        path.delete("/{id}")
                .routeId("revokeOneTimeSecret")
                .security(PERMISSION, "access:write")
                .to("direct:revokeOneTimeSecret");
        path.post("/{token}/open")
                .routeId("openOneTimeSecret")
                .security(PERMISSION, "anyone")
                .to("direct:openOneTimeSecret");

        from("direct:listOneTimeSecrets").process(operation(secrets::list));
        from("direct:createOneTimeSecret").process(operation(secrets::create));
        from("direct:getOneTimeSecret").process(operation(secrets::get));
        from("direct:revokeOneTimeSecret").process(operation(secrets::revoke));
        from("direct:openOneTimeSecret").process(operation(secrets::open));
    }
}
