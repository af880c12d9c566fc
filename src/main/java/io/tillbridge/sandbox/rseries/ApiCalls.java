package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.ShopFault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls of the API proper: the token, the bucket, the fault, the work, and the headers that tell of it. */
final class ApiCalls {
    private static final String BEARER = "Bearer ";
    private static final int KEPT_BODY = 4_000;

    private final List<DoubleTill> tills;

    ApiCalls(List<DoubleTill> tills) {
        this.tills = tills;
    }

    static String token(String authorization) {
        return authorization == null || !authorization.startsWith(BEARER)
                ? ""
                : authorization.substring(BEARER.length());
    }

    Reply reply(TillRequest request, String authorization, String accept) {
        String token = token(authorization);
        for (DoubleTill till : tills) {
            Optional<TokenPair> pair = till.tokens().byAccess(token);
            if (pair.isPresent()) {
                return reply(till, pair.get(), request, accept);
            }
        }
        TillAnswer refusal = token.contains(".")
                ? TillAnswer.oauth(401, "access_denied", "The resource owner or server denied the request.",
                        "Access token could not be verified")
                : TillAnswer.error(401, "Invalid or missing access token.");
        return Reply.plain(refusal.status(), refusal.headers(), refusal.body());
    }

    private static Reply reply(DoubleTill till, TokenPair pair, TillRequest request, String accept) {
        DoubleTokens.State state = till.tokens().state(pair);
        DoubleBucket.Standing standing = state == DoubleTokens.State.GOOD
                ? till.bucket().call(cost(request))
                : till.bucket().look();
        Optional<ShopFault> fault = standing.refused()
                ? Optional.empty()
                : till.faults().take(request.method(), request.resource());
        boolean skipped = fault.isPresent() && !fault.get().workDone();
        TillAnswer answer = skipped ? TillAnswer.error(500, "Not done") : work(till, pair, state, standing, request);
        boolean tooMany =
                fault.filter(one -> one.kind() == ShopFault.Kind.TOO_MANY).isPresent();
        Map<String, String> headers = headers(till, tooMany ? till.bucket().full() : standing);
        TillAnswer shown = isXml(request, accept) && answer.status() == 200 ? xml(request) : answer;
        Reply reply = fault.map(one -> FaultyAnswer.of(shown, headers, one, till.address(), request))
                .orElseGet(() -> plain(shown, headers));
        log(till, request, reply.loggedStatus(), standing.cost());
        return reply;
    }

    private static TillAnswer work(
            DoubleTill till,
            TokenPair pair,
            DoubleTokens.State state,
            DoubleBucket.Standing standing,
            TillRequest request) {
        if (state != DoubleTokens.State.GOOD) {
            boolean revoked = state == DoubleTokens.State.REVOKED;
            return TillAnswer.oauth(
                    401,
                    "access_denied",
                    "The resource owner or authorization server denied the request.",
                    revoked ? "Access token has been revoked" : "Access token could not be verified");
        }
        till.tokens().use(pair);
        if (standing.refused()) {
            boolean burst = standing.refusedBy().contains("burst");
            return TillAnswer.error(429, burst ? "Burst limit exceeded." : "Rate limit exceeded.");
        }
        if (request.account() != null
                && !request.account().equals(Long.toString(till.setup().id()))) {
            return TillAnswer.error(403, "The token is not for account " + request.account());
        }
        try {
            synchronized (till.data()) {
                return TillAnswer.json(200, TillPages.answer(till, request, pair.scopes()));
            }
        } catch (Refused e) {
            return TillAnswer.error(e.status(), e.getMessage());
        }
    }

    /** A call that will be refused costs its base. */
    private static BigDecimal cost(TillRequest request) {
        try {
            Map<String, Object> body = request.body().length == 0 ? Map.of() : request.json();
            return TillEntity.named(request.entity())
                    .map(entity -> CallCost.of(request, entity, body))
                    .orElse(BigDecimal.ONE);
        } catch (Refused e) {
            return BigDecimal.ONE;
        }
    }

    private static boolean isXml(TillRequest request, String accept) {
        String wanted = accept == null ? "" : accept;
        return wanted.contains("/xml") || (!request.suffixed() && !wanted.contains("application/json"));
    }

    private static TillAnswer xml(TillRequest request) {
        String name = request.entity().replaceAll("[^A-Za-z]", "");
        return new TillAnswer(
                200,
                Map.of("Content-Type", "application/xml"),
                ("<?xml version=\"1.0\"?><" + name + "s/>").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(DoubleTill till, DoubleBucket.Standing standing) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-LS-API-Bucket-Level", standing.level());
        headers.put("X-LS-API-Drip-Rate", standing.drip());
        headers.put("X-LS-API-Burst-Level", standing.burst());
        headers.put("X-LS-Api-Request-Cost", RecordJson.text(standing.cost()));
        headers.put("X-LS-Acct-Id", Long.toString(till.setup().id()));
        headers.put("X-LS-OAuth-Client-Id", till.setup().clientId());
        headers.put("Cf-Ray", UUID.randomUUID().toString().substring(0, 8) + "-AMS");
        if (standing.refused()) {
            headers.put("X-LS-API-RateLimit-Type", standing.refusedBy());
            headers.put("Retry-After", Long.toString(standing.pause()));
        }
        return headers;
    }

    private static Reply plain(TillAnswer answer, Map<String, String> limits) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.putAll(limits);
        return Reply.plain(answer.status(), headers, answer.body());
    }

    private static void log(DoubleTill till, TillRequest request, int status, BigDecimal cost) {
        byte[] body = request.body();
        till.log()
                .add(new TillCall(
                        request.method(),
                        request.resource(),
                        request.query(),
                        status,
                        cost,
                        till.clock().instant(),
                        new String(body, 0, Math.min(body.length, KEPT_BODY), StandardCharsets.UTF_8)));
    }
}
