package io.tillbridge.api.rest;

import io.tillbridge.api.resource.PasswordOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Passwords: resets by mail, and that of the first owner. */
final class PasswordRoutes extends ResourceRoutes {
    private final PasswordOperations passwords;

    PasswordRoutes(PasswordOperations passwords) {
        this.passwords = passwords;
    }

    @Override
    void define() {
        RestDefinition path = rest("/password-resets");
        path.post().routeId("askForReset").security(PERMISSION, "anyone").to("direct:askForReset");
        path.post("/accept")
                .routeId("acceptReset")
                .security(PERMISSION, "anyone")
                .to("direct:acceptReset");
        rest("/first-owner")
                .post()
                .routeId("acceptFirstOwner")
                .security(PERMISSION, "anyone")
                .to("direct:acceptFirstOwner");

        from("direct:askForReset").process(operation(passwords::ask));
        from("direct:acceptReset").process(operation(passwords::accept));
        from("direct:acceptFirstOwner").process(operation(passwords::own));
    }
}
