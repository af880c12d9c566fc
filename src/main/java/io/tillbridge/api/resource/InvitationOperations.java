package io.tillbridge.api.resource;

import io.tillbridge.access.Invitation;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.Role;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.mail.MailResult;
import java.time.Instant;
import java.util.Map;

/** People asked in, who have not come yet; and their coming in. */
final class InvitationOperations implements Resource {
    private static final PageRequest<Invitation> LIST = PageRequest.<Invitation>of(Invitation::id)
            .by("createdAt", Invitation::createdAt)
            .by("updatedAt", Invitation::sentAt)
            .by("email", Invitation::email)
            .by("expiresAt", Invitation::expiresAt);

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

    private ApiResponse list(ApiRequest request) {
        return ApiResponse.ok(LIST.page(request, invitations.list(LIST.window(request)), View::of));
    }

    private ApiResponse invite(ApiRequest request) {
        Role role = Role.named(request.body().path("role").asText()).orElseThrow();
        return sent(201, invitations.invite(request.body().path("email").asText(), role, request.caller()));
    }

    private ApiResponse get(ApiRequest request) {
        Invitation invitation = invitations.get(request.id());
        return ApiResponse.ok(View.of(invitation)).with("ETag", etag(invitation));
    }

    private ApiResponse revoke(ApiRequest request) {
        invitations.revoke(request.id(), request.caller());
        return new ApiResponse.Nothing();
    }

    private ApiResponse accept(ApiRequest request) {
        return ApiResponse.ok(PersonView.of(invitations.accept(
                request.body().path("token").asText(),
                request.body().path("name").asText(),
                request.body().path("password").asText())));
    }

    private static ApiResponse sent(int status, Invitations.Sent invited) {
        return new ApiResponse.Body(status, SentView.of(invited), Map.of("ETag", etag(invited.invitation())));
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

    private record SentView(String id, View invitation, String link, MailResult mail) {
        static SentView of(Invitations.Sent invited) {
            View view = View.of(invited.invitation());
            return new SentView(view.id(), view, invited.link(), invited.mail());
        }
    }
}
