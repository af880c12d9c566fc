package io.tillbridge.api.rest;

import io.tillbridge.api.resource.UserOperations;
import org.apache.camel.model.rest.RestDefinition;

/** People and their roles. */
final class UserRoutes extends ResourceRoutes {
    private final UserOperations users;

    UserRoutes(UserOperations users) {
        this.users = users;
    }

    @Override
    void define() {
        RestDefinition path = rest("/users");
        path.get().routeId("listUsers").security(PERMISSION, "access:read").to("direct:listUsers");
        path.get("/{id}").routeId("getUser").security(PERMISSION, "access:read").to("direct:getUser");
        path.patch("/{id}")
                .routeId("changeUser")
                .security(PERMISSION, "access:write")
                .to("direct:changeUser");
        path.delete("/{id}")
                .routeId("removeUser")
                .security(PERMISSION, "access:write")
                .to("direct:removeUser");

        from("direct:listUsers").process(operation(users::list));
        from("direct:getUser").process(operation(users::get));
        from("direct:changeUser").process(operation(users::change));
        from("direct:removeUser").process(operation(users::remove));
    }
}
