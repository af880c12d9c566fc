package io.tillbridge.api.rest;

import io.tillbridge.api.resource.SessionOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Sign-in and sign-out of people. */
final class SessionRoutes extends ResourceRoutes {
    private final SessionOperations sessions;

    SessionRoutes(SessionOperations sessions) {
        this.sessions = sessions;
    }

    @Override
    void define() {
        RestDefinition path = rest("/session");
        path.post().routeId("createSession").security(PERMISSION, "anyone").to("direct:createSession");
        path.get().routeId("getSession").security(PERMISSION, "signed-in").to("direct:getSession");
        path.delete().routeId("endSession").security(PERMISSION, "signed-in").to("direct:endSession");
        path.post("/password")
                .routeId("changePassword")
                .security(PERMISSION, "signed-in")
                .to("direct:changePassword");

        from("direct:createSession").process(operation(sessions::create));
        from("direct:getSession").process(operation(sessions::get));
        from("direct:endSession").process(operation(sessions::end));
        from("direct:changePassword").process(operation(sessions::changePassword));
    }
}
