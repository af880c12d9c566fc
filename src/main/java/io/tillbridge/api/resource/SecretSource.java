package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.ApiKeyAdministration;
import io.tillbridge.access.Caller;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a new one-time secret shall hold: typed text, one or both parts of an API key, or a connection's stored secret. */
final class SecretSource {
    private static final int LONGEST_LABEL = 255;
    private static final List<String> KINDS = List.of("text", "apiKeyId", "connectionId");

    private final ApiKeyAdministration keys;
    private final Connections connections;

    SecretSource(ApiKeyAdministration keys, Connections connections) {
        this.keys = keys;
        this.connections = connections;
    }

    /** One secret with its label; prints without it. */
    record Item(String label, String secret) {
        @Override
        public String toString() {
            return "Item[label=" + label + "]";
        }
    }

    /** One, or the client secret and the client id of a key; a 422 with all faults, or a 403. */
    List<Item> items(ApiRequest request) {
        BodyFaults faults = BodyFaults.of(request);
        JsonNode body = request.body();
        List<String> given = KINDS.stream().filter(body::has).toList();
        if (given.size() != 1) {
            faults.add(
                    "",
                    given.isEmpty() ? "required" : "not-allowed",
                    "The body has " + (given.isEmpty() ? "none" : String.join(" and ", given))
                            + ", expected one of text, apiKeyId and connectionId");
        } else {
            checkCompanions(body, given.get(0), faults);
        }
        faults.refuse();
        return switch (given.get(0)) {
            case "text" ->
                List.of(new Item(body.path("label").asText(), body.path("text").asText()));
            case "apiKeyId" -> ofKey(request, body, faults);
            default -> List.of(ofConnection(request, body, faults));
        };
    }

    private static void checkCompanions(JsonNode body, String kind, BodyFaults faults) {
        if (kind.equals("text") && !body.has("label")) {
            faults.add("/label", "required", "label is missing: it tells what the text is, and who it is for");
        }
        if (kind.equals("connectionId") && !body.has("secretName")) {
            faults.add("/secretName", "required", "secretName is missing: it tells which of the connection's secrets");
        }
        if (kind.equals("apiKeyId") && body.has("part") == body.has("parts")) {
            faults.add("/part", "required", "Expected either part, secret or clientId, or parts, both");
        }
        Stream.of("part", "parts")
                .filter(name -> !kind.equals("apiKeyId") && body.has(name))
                .forEach(name -> faults.add("/" + name, "not-allowed", name + " goes with apiKeyId only"));
        if (!kind.equals("connectionId") && body.has("secretName")) {
            faults.add("/secretName", "not-allowed", "secretName goes with connectionId only");
        }
    }

    /** Both parts under the same rule: together they are the key. */
    private List<Item> ofKey(ApiRequest request, JsonNode body, BodyFaults faults) {
        NewApiKey key;
        try {
            key = keys.reveal(
                    request.caller(), Long.parseLong(body.path("apiKeyId").asText()));
        } catch (CallerFault fault) {
            if (fault.is(CallerFault.Why.UNKNOWN)) {
                faults.add("/apiKeyId", "unknown", fault.getMessage());
                faults.refuse();
            }
            throw fault;
        }
        String of = " of API key \"" + key.key().title() + "\"";
        Item secret = new Item(label(body, "Client secret" + of), key.secret());
        Item clientId = new Item(label(body, "Client id" + of), key.key().clientId());
        if (body.has("parts")) {
            return List.of(secret, clientId);
        }
        return List.of(body.path("part").asText().equals("secret") ? secret : clientId);
    }

    private Item ofConnection(ApiRequest request, JsonNode body, BodyFaults faults) {
        refuseWhoMayNotReveal(request.caller());
        long id = Long.parseLong(body.path("connectionId").asText());
        String name = body.path("secretName").asText();
        Optional<Connection> connection = connections.find(id);
        Optional<String> secret = connection.flatMap(found -> connections.secret(id, name));
        if (secret.isEmpty()) {
            faults.add(
                    connection.isEmpty() ? "/connectionId" : "/secretName",
                    "unknown",
                    connection.isEmpty()
                            ? "There is no connection " + id
                            : "Connection " + id + " has no secret " + QuotedText.of(name) + " that is set");
            faults.refuse();
        }
        return new Item(
                label(
                        body,
                        name + " of connection \"" + connection.orElseThrow().name() + "\""),
                secret.orElseThrow());
    }

    /** A stored secret comes out for a person only: an owner or an admin. */
    private static void refuseWhoMayNotReveal(Caller caller) {
        if (!caller.may(Permission.CONNECTIONS_WRITE)) {
            throw Problem.forbidden(caller, Permission.CONNECTIONS_WRITE).refusal();
        }
        if (caller.personId().isEmpty() || !caller.handlesSecrets()) {
            throw Problem.forbidden(
                            "Only a person who is owner or admin may hand over the stored secret of a connection", null)
                    .refusal();
        }
    }

    private static String label(JsonNode body, String byDefault) {
        String label = body.has("label") ? body.path("label").asText() : byDefault;
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL));

}
}
