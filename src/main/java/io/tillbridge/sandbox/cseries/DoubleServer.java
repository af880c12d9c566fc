package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.Replies;
import io.tillbridge.sandbox.server.Reply;
import io.tillbridge.sandbox.server.ShopFault;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A call from its first byte to its answer: who calls, whether it may, what goes wrong on purpose, and the work. */
final class DoubleServer implements Handler<HttpServerRequest> {
    private static final int KEPT_BODY = 4_000;

    private final Map<String, DoubleShop> shops;
    private final RateWindows nobody;
    private final Replies replies;
    private final DoubleRoutes routes = new DoubleRoutes();
    private final Storefront storefront;
    private final AtomicLong strangers = new AtomicLong();

    /** @param nobody limits that a caller without a key is shown */
    DoubleServer(Map<String, DoubleShop> shops, RateWindows nobody, Replies replies) {
        this.shops = shops;
        this.nobody = nobody;
        this.replies = replies;
        this.storefront = new Storefront(shops.values());
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body.getBytes()));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        Optional<Reply> page = storefront.answer(request.method().name(), request.path(), body);
        if (page.isPresent()) {
            replies.send(request, page.get());
            return;
        }
        IncomingCall call = IncomingCall.of(request.method().name(), request.path(), request.query(), body);
        DoubleCredentials given = DoubleCredentials.of(request.getHeader("Authorization"));
        DoubleShop shop = shops.get(given.key());
        if (shop == null || !given.isSecret(shop.setup().secret())) {
            refuse(request, call, shop, body);
            return;
        }
        RateWindows.Standing standing = shop.windows().call();
        Optional<ShopFault> fault =
                standing.refused() ? Optional.empty() : shop.faults().take(call.method(), path(call));
        DoubleAnswer answer = fault.isPresent() && !fault.get().workDone()
                ? DoubleAnswer.error(fault.get().status(), call, "The sandbox was told to fail here")
                : work(shop, call, standing);
        Reply reply = ShopReply.of(shop, standing, answer, fault, call);
        log(shop, call, reply.loggedStatus(), body);
        replies.send(request, reply);
    }

    /** Calls whose key no shop has. */
    long strangers() {
        return strangers.get();
    }

    private DoubleAnswer work(DoubleShop shop, IncomingCall call, RateWindows.Standing standing) {
        if (!shop.isEnabled()) {
            return DoubleAnswer.error(401, call, "Unauthorized: the key is not enabled.");
        }
        if (standing.refused()) {
            return DoubleAnswer.error(429, call, "Too many requests.");
        }
        if (!shop.setup().languages().contains(call.language())) {
            return DoubleAnswer.error(404, call, "Language '" + call.language() + "' is not active in this shop.");
        }
        try {
            synchronized (shop.lock()) {
                return routes.answer(shop, call);
            }
        } catch (Refused e) {
            return DoubleAnswer.error(e.status(), call, e.getMessage());
        }
    }

    /** A wrong secret is on the record of the shop whose key it was. */
    private void refuse(HttpServerRequest request, IncomingCall call, DoubleShop shop, byte[] body) {
        if (shop == null) {
            strangers.incrementAndGet();
        } else {
            log(shop, call, 401, body);
        }
        replies.send(request, ShopReply.of(nobody.look(), DoubleAnswer.error(401, call, "Unauthorized.")));
    }

    private static void log(DoubleShop shop, IncomingCall call, int status, byte[] body) {
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

    private static String path(IncomingCall call) {
        return call.resource() == null ? call.uri() : call.resource();
    }

    private static String shortened(byte[] body) {
        return new String(body, 0, Math.min(body.length, KEPT_BODY), StandardCharsets.UTF_8);
    }
}
