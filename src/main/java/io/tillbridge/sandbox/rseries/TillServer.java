package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Replies;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.ShopFault;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sign-in, tokens and records behind one address: which account a call is for, what goes wrong on purpose, and the work. */
final class TillServer implements Handler<HttpServerRequest> {
    private static final String OAUTH = "auth/oauth/";

    private final List<DoubleTill> tills;
    private final TillJwt jwt;
    private final Replies replies;
    private final ApiCalls api;

    TillServer(List<DoubleTill> tills, TillJwt jwt, Replies replies) {
        this.tills = tills;
        this.jwt = jwt;
        this.replies = replies;
        this.api = new ApiCalls(tills);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> replies.send(request, reply(request, body.getBytes())));
    }

    private Reply reply(HttpServerRequest http, byte[] body) {
        TillRequest request = TillRequest.of(http.method().name(), http.path(), http.query(), body);
        if (request.isApi()) {
            return api.reply(request, http.getHeader("Authorization"), http.getHeader("Accept"));
        }
        return switch (request.resource()) {
            case OAUTH + "authorize" -> signIn(request);
            case OAUTH + "token", OAUTH + "revoke" -> token(request);
            case OAUTH + "introspect" -> sent(introspect(http.getHeader("Authorization")));
            case ".well-known/jwks" -> sent(TillAnswer.json(200, jwt.published()));
            default -> sent(TillAnswer.page(404, "<html><body><h1>404 Not Found</h1></body></html>\n"));
        };
    }

    private Reply signIn(TillRequest request) {
        Map<String, String> fields = new LinkedHashMap<>(request.parameters());
        if (request.method().equals("POST")) {
            fields.putAll(TokenPages.fields(request.body()));
        }
        List<DoubleTill> own = tills.stream()
                .filter(till -> till.setup().clientId().equals(fields.get("client_id")))
                .toList();
        DoubleTill first = own.isEmpty() ? null : own.get(0);
        return spoiled(first, request, () -> SignInPages.authorize(own, request.method(), fields));
    }

    private Reply token(TillRequest request) {
        Map<String, String> fields = TokenPages.fields(request.body());
        DoubleTill till = TokenPages.account(tills, fields).orElse(null);
        return spoiled(
                till,
                request,
                () -> request.resource().endsWith("revoke")
                        ? TokenPages.revoke(till, request.method(), fields)
                        : TokenPages.token(till, request.method(), fields));
    }

    /** @param till null: the client is unknown, so there is nobody whose fault it could be */
    private static Reply spoiled(DoubleTill till, TillRequest request, Supplier<TillAnswer> work) {
        if (till == null) {
            return sent(work.get());
        }
        Optional<ShopFault> fault = till.faults().take(request.method(), request.resource());
        TillAnswer answer =
                fault.isPresent() && !fault.get().workDone() ? TillAnswer.error(500, "Not done") : work.get();
        Reply reply = fault.map(one -> FaultyAnswer.of(answer, Map.of(), one, "", request))
                .orElseGet(() -> sent(answer));
        till.log()
                .add(new TillCall(
                        request.method(),
                        request.resource(),
                        request.query(),
                        reply.loggedStatus(),
                        BigDecimal.ZERO,
                        till.clock().instant(),
                        grant(request)));
        return reply;
    }

    private static String grant(TillRequest request) {
        return TokenPages.fields(request.body()).getOrDefault("grant_type", "");
    }

    private TillAnswer introspect(String authorization) {
        String token = ApiCalls.token(authorization);
        return tills.stream()
                .flatMap(till -> till.tokens().byAccess(token).stream()
                        .filter(pair -> till.tokens().state(pair) == DoubleTokens.State.GOOD))
                .findFirst()
                .map(pair -> TillAnswer.json(200, Map.of("active", true, "scope", String.join(" ", pair.scopes()))))
                .orElseGet(() -> TillAnswer.json(200, Map.of("active", false)));
    }

    private static Reply sent(TillAnswer answer) {
        return Reply.plain(answer.status(), answer.headers(), answer.body());
    }
}
