package io.tillbridge.api.rest;

import io.tillbridge.api.resource.InvitationOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Invitations of people. */
final class InvitationRoutes extends ResourceRoutes {
    private final InvitationOperations invitations;

    InvitationRoutes(InvitationOperations invitations) {
        this.invitations = invitations;
    }

    @Override
    void define() {
        RestDefinition path = rest("/invitations");
        path.get()
                .routeId("listInvitations")
                .security(PERMISSION, "access:read")
                .to("direct:listInvitations");
        path.post().routeId("invite").security(PERMISSION, "access:write").to("direct:invite");
        path.get("/{id}")
                .routeId("getInvitation")
                .security(PERMISSION, "access:read")
                .to("direct:getInvitation");
        path.delete("/{id}")
                .routeId("revokeInvitation")
                .security(PERMISSION, "access:write")
                .to("direct:revokeInvitation");
        path.post("/{id}/resend")
                .routeId("resendInvitation")
                .security(PERMISSION, "access:write")
                .to("direct:resendInvitation");
        path.post("/accept")
                .routeId("acceptInvitation")
                .security(PERMISSION, "anyone")
                .to("direct:acceptInvitation");

        from("direct:listInvitations").process(operation(invitations::list));
        from("direct:invite").process(operation(invitations::invite));
        from("direct:getInvitation").process(operation(invitations::get));
        from("direct:revokeInvitation").process(operation(invitations::revoke));
        from("direct:resendInvitation").process(operation(invitations::resend));
        from("direct:acceptInvitation").process(operation(invitations::accept));
    }
}
