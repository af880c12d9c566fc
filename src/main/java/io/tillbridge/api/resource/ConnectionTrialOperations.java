package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.Connections;
import java.util.Map;

/** Tests of settings that are not saved. */
public final class ConnectionTrialOperations {
    private static final String CONNECTION = "connectionId";

    private final Connections connections;
    private final ConnectionTestRunner trials;

    ConnectionTrialOperations(Connections connections, ConnectionTestRunner trials) {
        this.connections = connections;
        this.trials = trials;
    }

    public ApiResponse test(ApiRequest request) {
        SecretsOfCaller.require(request);
        ConnectionDraft draft = draft(Json.map(request.body()));
        connections.requireAllowed(draft, RequestAuthor.caller(request));
        return ApiResponse.ok(TestReportView.ofDraft(trials.tryOut(draft)));
    }

    private ConnectionDraft draft(Map<String, Object> body) {
        Object id = body.remove(CONNECTION);
        if (id != null) {
            return connections.draft(Long.parseLong(id.toString()), body, null);
        }
        // A connection needs a name, a test of one does not.
        body.put("name", "test");
        return connections.draft(body);
    }
}
