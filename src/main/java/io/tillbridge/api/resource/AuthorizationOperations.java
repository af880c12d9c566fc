package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.audit.AuditLog;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.Connections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-ins of connections to remote systems. */
public final class AuthorizationOperations {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationOperations.class);

    private final Connections connections;
    private final ConnectionSignIn signIns;
    private final AuditLog audit;

    AuthorizationOperations(Connections connections, ConnectionSignIn signIns, AuditLog audit) {
        this.connections = connections;
        this.signIns = signIns;
        this.audit = audit;
    }

    public ApiResponse begin(ApiRequest request) {
        requireSecrets(request);
        ConnectionSignIn.Start start = signIns.begin(request.id(), RequestAuthor.caller(request));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("url", start.url());
        answer.put("redirectUri", start.redirectUri());
        answer.put("scopes", start.scopes());
        answer.put("expiresAt", start.expiresAt());
        return ApiResponse.ok(answer);
    }

    public ApiResponse complete(ApiRequest request) {
        requireSecrets(request);
        String address = request.body().path("address").asText();
        ConnectionSignIn.Result result = signIns.complete(request.id(), address, RequestAuthor.caller(request));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", result.ok());
        answer.put("title", result.title());
        answer.put("detail", result.detail());
        answer.put("authorization", signIns.view(connections.get(request.id())));
        return ApiResponse.ok(answer);
    }

    public ApiResponse signOut(ApiRequest request) {
        requireSecrets(request);
        return ApiResponse.ok(Map.of("revoked", signIns.signOut(request.id())));
    }

    /** Tokens are secrets, whoever types them. */
    private static void requireSecrets(ApiRequest request) {
        if (!request.caller().handlesSecrets()) {
            throw Problem.forbidden(
                            "A sign-in sets secrets of the connection, which you may not: ask an owner or an admin to sign in",
                            null)
                    .refusal();
        }
    }

    /** A browser that comes back: the one GET that changes something, so it is recorded here. */
    public ApiResponse receive(ApiRequest request) {
        ConnectionSignIn.Result result = signIns.complete(request.query());
        record(request, result);
        return new ApiResponse.Page(SignInPage.of(result));
    }

    /** As done by who began it. What is of no sign-in leaves no trace, or anybody could fill the disk. */
    private void record(ApiRequest request, ConnectionSignIn.Result result) {
        if (result.who() == null) {
            return;
        }
        AuditedAction action = new AuditedAction(
                result.who().id(),
                result.who().name(),
                request.origin().address(),
                request.origin().requestId(),
                request.operation().id(),
                "connections/" + result.connectionId(),
                null);
        String after = Json.node(Map.of("ok", result.ok())).toString();
        try {
            audit.told(action, new AuditOutcome(result.ok() ? 200 : 422, null, result.detail(), null, after));
        } catch (RuntimeException e) {
            LOG.warn("The sign-in of connection {} could not be written into the audit: {}", result.connectionId(), e.toString());
        }
    }
}
