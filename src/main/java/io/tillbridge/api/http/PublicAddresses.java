package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * What stands beside the contract: web hooks of shops, feeds of partners, and the checkouts of shops. Whoever asks there has
 * no session and no key; the address itself is what opens it.
 */
final class PublicAddresses {
    private final WebhookEndpoint hooks;
    private final FeedEndpoint feeds;
    private final ResponseWriter writer;
    private CheckoutAddress checkout;

    PublicAddresses(
            WebhookReceiver hooks, PullSource feeds, RequestBodies bodies, ResponseWriter writer, Vertx vertx) {
        this.hooks = new WebhookEndpoint(hooks, vertx, bodies);
        this.feeds = new FeedEndpoint(feeds, writer, vertx);
        this.writer = writer;
    }

    /** Whether a path is one of these. */
    static boolean serve(String path) {
        return path != null && path.startsWith(WebhookEndpoint.PATH) || setTheirOrigins(path);
    }

    /** Whether what answers a path decides by itself which pages of others may read the answer. */
    static boolean setTheirOrigins(String path) {
        return FeedEndpoint.serves(path) || CheckoutEndpoint.serves(path);
    }

    /** From now on. */
    void serve(CheckoutAddress address) {
        checkout = address;
    }

    /** Answers a request to one of them; the future ends when that is done. */
    Future<Void> answer(HttpCall call) {
        String path = call.http().path();
        if (CheckoutEndpoint.serves(path)) {
            return checkout == null ? nothing(call) : written(call, checkout.answer(call));
        }
        call.http().pause();
        return FeedEndpoint.serves(path) ? feeds.answer(call) : written(call, hooks.answer(call));
    }

    private Future<Void> nothing(HttpCall call) {
        RenderedResponse answer =
                ResponseRenderer.problem(Problem.notFound("There is nothing at this address"), call.requestId());
        return written(call, Future.succeededFuture(answer));
    }

    private Future<Void> written(HttpCall call, Future<RenderedResponse> answer) {
        return answer.onSuccess(it -> writer.write(call, it)).mapEmpty();
    }
}
