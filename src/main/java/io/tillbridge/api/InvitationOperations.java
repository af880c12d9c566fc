package io.tillbridge.api;

import io.tillbridge.access.Invitation;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.Invited;
import io.tillbridge.access.Role;
import io.tillbridge.mail.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** People asked in, who have not come yet; and their coming in. */
final class InvitationOperations implements Resource {
    private final Invitations invitations;

    InvitationOperations(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listInvitations", this::list,
                "invite", this::invite,
                "getInvitation", this::get,
                "resendInvitation", request -> sent(200, invitations.resend(request.id(), request.caller())),
                "revokeInvitation", this::revoke,
                "acceptInvitation", this::accept);
    }

    private Answer list(ApiRequest request) {
        List<Invitation> found = invitations.list(request.afterNumber().orElse(0L), request.limit() + 1);
        return Answer.ok(Page.of(request, found, Invitation::id, View::of));
    }

    private Answer invite(ApiRequest request) {
        Role role = Role.named(request.body().path("role").asText()).orElseThrow();
        return sent(201, invitations.invite(request.body().path("email").asText(), role, request.caller()));
    }

    private Answer get(ApiRequest request) {
        Invitation invitation = invitations.get(request.id());
        return Answer.ok(View.of(invitation)).with("ETag", etag(invitation));
    }

    private Answer revoke(ApiRequest request) {
        invitations.revoke(request.id(), request.caller());
        return new Answer.Nothing();
    }

    private Answer accept(ApiRequest request) {
        return Answer.ok(PersonView.of(invitations.accept(
                request.body().path("token").asText(),
                request.body().path("name").asText(),
                request.body().path("password").asText())));
    }

    private static Answer sent(int status, Invited invited) {
        return new Answer.Body(status, SentView.of(invited), Map.of("ETag", etag(invited.invitation())));
    }

    /** It is another one whenever it was sent again. */
    private static String etag(Invitation invitation) {
        return "\"" + invitation.sentAt() + "\"";
    }

    private record View(
            String id,
            String email,
            String role,
            String invitedBy,
            String mailed,
            boolean expired,
            Instant createdAt,
            Instant sentAt,
            Instant expiresAt) {

        static View of(Invitation invitation) {
            return new View(
                    Long.toString(invitation.id()),
                    invitation.email(),
                    invitation.role().text(),
                    invitation.invitedBy(),
                    invitation.mailed(),
                    invitation.expired(),
                    invitation.createdAt(),
                    invitation.sentAt(),
                    invitation.expiresAt());
        }
    }

    private record SentView(String id, View invitation, String link, Posted mail) {
        static SentView of(Invited invited) {
            View view = View.of(invited.invitation());
            return new SentView(view.id(), view, invited.link(), invited.mail());
        }
    }
}
