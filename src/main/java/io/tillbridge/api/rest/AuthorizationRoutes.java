package io.tillbridge.api.rest;

import io.tillbridge.api.resource.AuthorizationOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Sign-ins of connections to remote systems. */
final class AuthorizationRoutes extends ResourceRoutes {
    private final AuthorizationOperations authorizations;

    AuthorizationRoutes(AuthorizationOperations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    void define() {
        RestDefinition path = rest("/connections/{id}/authorization");
        path.post()
                .routeId("beginAuthorization")
                .security(PERMISSION, "connections:write")
                .to("direct:beginAuthorization");
        path.delete()
                .routeId("deleteAuthorization")
                .security(PERMISSION, "connections:write")
                .to("direct:deleteAuthorization");
        path.post("/complete")
                .routeId("completeAuthorization")
                .security(PERMISSION, "connections:write")
                .to("direct:completeAuthorization");
        rest("/oauth/callback")
                .get()
                .routeId("receiveAuthorization")
                .security(PERMISSION, "anyone")
                .to("direct:receiveAuthorization");

        from("direct:beginAuthorization").process(operation(authorizations::begin));
        from("direct:deleteAuthorization").process(operation(authorizations::signOut));
        from("direct:completeAuthorization").process(operation(authorizations::complete));
        from("direct:receiveAuthorization").process(operation(authorizations::receive));
    }
}
