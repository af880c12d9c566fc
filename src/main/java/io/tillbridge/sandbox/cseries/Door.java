package io.tillbridge.sandbox.cseries;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A call from its first byte to its answer: who calls, whether it may, what goes wrong on purpose, and the work. */
final class Door implements Handler<HttpServerRequest> {
    private static final int KEPT_BODY = 4_000;

    private final Map<String, Shop> shops;
    private final Replies replies;
    private final Routes routes = new Routes();
    private final AtomicLong strangers = new AtomicLong();

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
        Credentials given = Credentials.of(request.getHeader("Authorization"));
        Shop shop = shops.get(given.key());
        if (shop == null || !given.isSecret(shop.setup().secret())) {
            refuse(request, call, shop, body);
            return;
        }
        RateWindows.Standing standing = shop.windows().call();
        Optional<ShopFault> fault =
                standing.refused() ? Optional.empty() : shop.faults().take(call.method(), path(call));
        Answer answer = fault.isPresent() && !fault.get().workDone()
                ? Answer.error(fault.get().status(), call, "The sandbox was told to fail here")
                : work(shop, call, standing);
        Reply reply = Reply.of(shop, standing, answer, fault, call);
        log(shop, call, reply.loggedStatus(), body);
        replies.send(request, reply);
    }

    /** Calls whose key no shop has. */
    long strangers() {
        return strangers.get();
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

    /** A wrong secret is on the record of the shop whose key it was. */
    private void refuse(HttpServerRequest request, Incoming call, Shop shop, byte[] body) {
        if (shop == null) {
            strangers.incrementAndGet();
        } else {
            log(shop, call, 401, body);
        }
        replies.unknownKey(request, Answer.error(401, call, "Unauthorized."));
    }

    private static void log(Shop shop, Incoming call, int status, byte[] body) {
        ShopCall logged = new ShopCall(
                call.method(),
                call.language(),
                path(call),
                call.query(),
                status,
                shop.clock().instant(),
                shortened(body));
        shop.log().add(logged);
    }

    private static String path(Incoming call) {
        return call.resource() == null ? call.uri() : call.resource();
    }

    private static String shortened(byte[] body) {
        return new String(body, 0, Math.min(body.length, KEPT_BODY), StandardCharsets.UTF_8);
    }
}
