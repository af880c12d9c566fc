package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The token endpoint: codes and refresh tokens for new pairs, and the way to give a grant back. */
final class TokenPages {
    private static final String REFUSED_GRANT = "The provided authorization grant or refresh token is not valid.";

    private TokenPages() {}

    /** Names and values of a form or of a JSON object, whatever it is labelled. */
    static Map<String, String> fields(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return TillRequest.decoded(text);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            DoubleJson.read(body).forEach((name, value) -> fields.put(name, String.valueOf(value)));
        } catch (Refused e) {
            return fields;
        }
        return fields;
    }

    /** The account that a call of this client is for: the one whose code or token it brings, else the client's first. */
    static Optional<DoubleTill> account(List<DoubleTill> tills, Map<String, String> fields) {
        List<DoubleTill> own = tills.stream()
                .filter(till -> till.setup().clientId().equals(fields.get("client_id")))
                .toList();
        String code = fields.getOrDefault("code", "");
        String refresh = fields.getOrDefault("refresh_token", "");
        return own.stream()
                .filter(till -> till.tokens().knowsCode(code)
                        || till.tokens().byRefresh(refresh).isPresent())
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    /** @param till null: no client has this id */
    static TillAnswer token(DoubleTill till, String method, Map<String, String> fields) {
        Optional<TillAnswer> refusal = client(till, method, fields);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (fields.containsKey("scope")) {
            return TillAnswer.oauth(
                    400,
                    "invalid_scope",
                    "The requested scope is invalid, unknown, or malformed",
                    "Check the `scope` parameter: scopes are asked for at the sign-in page only");
        }
        return switch (fields.getOrDefault("grant_type", "")) {
            case "authorization_code" -> exchange(till, fields);
            case "refresh_token" -> refresh(till, fields);
            default -> missing("grant_type");
        };
    }

    static TillAnswer revoke(DoubleTill till, String method, Map<String, String> fields) {
        Optional<TillAnswer> refusal = client(till, method, fields);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!fields.containsKey("refresh_token")) {
            return missing("refresh_token");
        }
        return till.tokens().revoke(fields.get("refresh_token"))
                ? TillAnswer.json(200, Map.of())
                : TillAnswer.oauth(400, "invalid_grant", REFUSED_GRANT, "Cannot decrypt the refresh token");
    }

    private static Optional<TillAnswer> client(DoubleTill till, String method, Map<String, String> fields) {
        if (!method.equals("POST")) {
            return Optional.of(TillAnswer.oauth(405, "invalid_request", "The method is not allowed", "Use POST"));
        }
        for (String name : List.of("client_id", "client_secret")) {
            if (fields.getOrDefault(name, "").isEmpty()) {
                return Optional.of(missing(name));
            }
        }
        boolean known = till != null && till.setup().clientSecret().equals(fields.get("client_secret"));
        return known
                ? Optional.empty()
                : Optional.of(TillAnswer.oauth(
                        401, "invalid_client", "Client authentication failed", "Check the client's id and secret"));
    }

    private static TillAnswer exchange(DoubleTill till, Map<String, String> fields) {
        if (!fields.containsKey("code")) {
            return missing("code");
        }
        String redirect = fields.get("redirect_uri");
        if (redirect != null && !redirect.equals(till.setup().redirectUri())) {
            return TillAnswer.oauth(
                    400, "invalid_request", "The request is not valid", "Check the `redirect_uri` parameter");
        }
        Optional<SignInCode> code = till.tokens().takeCode(fields.get("code"));
        if (code.isEmpty()) {
            return TillAnswer.oauth(400, "invalid_grant", REFUSED_GRANT, "Authorization code has expired or was used");
        }
        if (!code.get().isProvedBy(fields.get("code_verifier"))) {
            return TillAnswer.oauth(400, "invalid_grant", REFUSED_GRANT, "Failed to verify `code_verifier`");
        }
        return answer(till, till.tokens().exchange(code.get()));
    }

    private static TillAnswer refresh(DoubleTill till, Map<String, String> fields) {
        if (fields.getOrDefault("refresh_token", "").isEmpty()) {
            return missing("refresh_token");
        }
        if (!till.tokens().mayRefresh()) {
            return TillAnswer.oauth(429, "rate_limited", "Too many refreshes", "At most 5 in a minute")
                    .with("Retry-After", "60");
        }
        Optional<TokenPair> old = till.tokens().byRefresh(fields.get("refresh_token"));
        if (old.isEmpty()) {
            return TillAnswer.oauth(400, "invalid_grant", REFUSED_GRANT, "Cannot decrypt the refresh token");
        }
        if (till.tokens().isRefreshDead(old.get())) {
            if (till.quirks().reuseEndsGrant()) {
                till.tokens().revokeGrant();
            }
            return TillAnswer.oauth(400, "invalid_grant", REFUSED_GRANT, "Token has been revoked");
        }
        return answer(till, till.tokens().refresh(old.get()));
    }

    private static TillAnswer answer(DoubleTill till, TokenPair pair) {
        long seconds = Math.max(
                0, pair.until().getEpochSecond() - till.clock().instant().getEpochSecond());
        Map<String, Object> json =
                DoubleJson.object("token_type", "Bearer", "expires_in", seconds, "access_token", pair.access());
        if (till.quirks().refreshTokenInAnswers()) {
            json.put("refresh_token", pair.refresh());
        }
        return TillAnswer.json(200, json);
    }

    private static TillAnswer missing(String name) {
        return TillAnswer.oauth(
                400,
                "invalid_request",
                "The request is missing a required parameter, includes an invalid parameter value, or is otherwise"
                        + " malformed.",
                "Check the `" + name + "` parameter");
    }
}
