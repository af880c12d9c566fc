package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An answer as a fault leaves it. */
final class FaultyAnswer {
    private static final String TOLD = "The sandbox was told to fail here";

    private FaultyAnswer() {}

    /**
     * @param headers of the limits, none at the token endpoint
     * @param address of the API, for the page that follows itself
     */
    static Reply of(TillAnswer answer, Map<String, String> headers, ShopFault fault, String address, TillRequest request) {
        TillAnswer said =
                switch (fault.kind()) {
                    case STATUS, TOO_MANY -> TillAnswer.error(fault.status(), TOLD);
                    case OAUTH_STATUS -> oauth(fault.status());
                    case EMPTY_LIST -> changed(answer, json -> json.keySet().removeIf(key -> !key.startsWith("@")));
                    case NEXT_LOOP -> changed(answer, json -> loop(json, address, request));
                    default -> answer;
                };
        if (fault.kind() == ShopFault.Kind.HTML) {
            return Reply.page(fault);
        }
        Map<String, String> all = new LinkedHashMap<>(said.headers());
        all.putAll(headers);
        if (fault.kind() == ShopFault.Kind.TOO_MANY) {
            all.put("X-LS-API-RateLimit-Type", "api-leaky-bucket");
            all.putIfAbsent("Retry-After", "1");
        }
        return Reply.plain(said.status(), all, said.body()).spoiledBy(fault);
    }

    private static TillAnswer oauth(int status) {
        return switch (status) {
            case 400 -> TillAnswer.oauth(400, "invalid_grant", TOLD, "Token has been revoked");
            case 401 -> TillAnswer.oauth(401, "access_denied", TOLD, "Access token could not be verified");
            default -> TillAnswer.oauth(status, "server_error", TOLD, TOLD);
        };
    }

    /** The page says that it is followed by itself. */
    private static void loop(Map<String, Object> json, String address, TillRequest request) {
        if (json.get("@attributes") instanceof Map<?, ?> && request.account() != null) {
            String query = request.query().isEmpty() ? "" : "?" + request.query();
            json.put("@attributes", DoubleJson.object("next", address + request.uri() + query, "previous", ""));
        }
    }

    private static TillAnswer changed(TillAnswer answer, Consumer<Map<String, Object>> change) {
        if (answer.status() != 200 || answer.body().length == 0) {
            return answer;
        }
        try {
            Map<String, Object> json = DoubleJson.read(answer.body());
            change.accept(json);
            return new TillAnswer(200, answer.headers(), DoubleJson.bytes(json));
        } catch (Refused e) {
            return answer;
        }
    }
}
