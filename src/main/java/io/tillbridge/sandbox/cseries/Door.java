package io.tillbridge.sandbox.cseries;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A call from its first byte to its answer: who calls, whether it may, what goes wrong on purpose, and the work. */
final class Door implements Handler<HttpServerRequest> {
    private static final String BASIC = "Basic ";
    private static final int KEPT_BODY = 4_000;

    private final Map<String, Shop> shops;
    private final Replies replies;
    private final Routes routes = new Routes();

    Door(Map<String, Shop> shops, Replies replies) {
        this.shops = shops;
        this.replies = replies;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body.getBytes()));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        Incoming call = Incoming.of(request.method().name(), request.path(), request.query(), body);
        Shop shop = caller(request.getHeader("Authorization"));
        if (shop == null) {
            replies.unknownKey(request, Answer.error(401, call, "Unauthorized."));
            return;
        }
        RateWindows.Standing standing = shop.windows().call();
        String path = call.resource() == null ? call.uri() : call.resource();
        Optional<ShopFault> fault =
                standing.refused() ? Optional.empty() : shop.faults().take(call.method(), path);
        Answer answer = fault.isPresent() && !fault.get().workDone()
                ? Answer.error(fault.get().status(), call, "The sandbox was told to fail here")
                : work(shop, call, standing);
        Reply reply = Reply.of(shop, standing, answer, fault, call);
        shop.log()
                .add(new ShopCall(
                        call.method(),
                        call.language(),
                        path,
                        call.query(),
                        reply.loggedStatus(),
                        shop.clock().instant(),
                        shortened(body)));
        replies.send(request, reply);
    }

    private Answer work(Shop shop, Incoming call, RateWindows.Standing standing) {
        if (!shop.isEnabled()) {
            return Answer.error(401, call, "Unauthorized: the key is not enabled.");
        }
        if (standing.refused()) {
            return Answer.error(429, call, "Too many requests.");
        }
        if (!shop.setup().languages().contains(call.language())) {
            return Answer.error(404, call, "Language '" + call.language() + "' is not active in this shop.");
        }
        try {
            synchronized (shop.lock()) {
                return routes.answer(shop, call);
            }
        } catch (Refused e) {
            return Answer.error(e.status(), call, e.getMessage());
        }
    }

    private Shop caller(String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return null;
        }
        String pair;
        try {
            pair = new String(
                    Base64.getDecoder().decode(authorization.substring(BASIC.length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int colon = pair.indexOf(':');
        Shop shop = colon < 0 ? null : shops.get(pair.substring(0, colon));
        return shop != null && isSame(pair.substring(colon + 1), shop.setup().secret()) ? shop : null;
    }

    private static boolean isSame(String offered, String secret) {
        return MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(byte[] body) {
        return new String(body, 0, Math.min(body.length, KEPT_BODY), StandardCharsets.UTF_8);
    }
}
