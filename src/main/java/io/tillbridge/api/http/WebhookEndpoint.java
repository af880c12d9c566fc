package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.wording.Quantity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door {@code POST /hooks/{token}} for web hooks of shops, beside the contract: no API key opens it and nobody is told
 * why it stays shut. The path is a secret and is not logged. It has workers of its own, so that a flood here does not keep
 * the API from answering.
 */
final class WebhookEndpoint {
    static final String PATH = "/hooks/";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
    private static final int WORKERS = 4;
    private static final RenderedResponse HEARD = RenderedResponse.of(200, Map.of(), new byte[0]);
    private static final RenderedResponse AWAY = RenderedResponse.of(503, Map.of("Retry-After", "5"), new byte[0]);

    private final Vertx vertx;
    private final WebhookReceiver desk;
    private final RequestBodies bodies;
    private final WorkerExecutor workers;

    WebhookEndpoint(WebhookReceiver desk, Vertx vertx, RequestBodies bodies) {
        this.desk = desk;
        this.vertx = vertx;
        this.bodies = bodies;
        this.workers = vertx.createSharedWorkerExecutor("hooks", WORKERS, 1, TimeUnit.MINUTES);
    }

    /** What a request, which is paused, is answered with; never fails. */
    Future<RenderedResponse> answer(HttpCall call) {
        HttpServerRequest http = call.http();
        if (!http.method().name().equals("POST")) {
            return Future.succeededFuture(
                    ResponseRenderer.problem(Problem.wrongMethod(http.method().name(), "POST"), call.requestId()));
        }
        String token = http.path().substring(PATH.length());
        String address = call.client().address();
        String event = http.headers().get("X-Event");
        String signature = http.headers().get("X-Signature");
        return onWorker(() -> admit(token, address))
                .compose(open -> bodies.json(http, vertx))
                .compose(body -> onWorker(() -> desk.hear(token, address, event, signature, body)))
                .map(heard -> heard ? HEARD : shut(call))
                .otherwise(why -> refused(why, call));
    }

    private boolean admit(String token, String address) {
        Duration waiting = desk.waiting(address);
        if (!waiting.isZero()) {
            long seconds = waiting.plusMillis(999).toSeconds();
            throw Problem.tooMany("Too many failed attempts: try again in " + Quantity.of(seconds, "second"), seconds)
                    .refusal();
        }
        if (!desk.knows(token, address)) {
            throw new Shut();
        }
        return true;
    }

    private <T> Future<T> onWorker(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }

    private RenderedResponse refused(Throwable why, HttpCall call) {
        if (why instanceof Shut) {
            return shut(call);
        }
        if (why instanceof Refusal refusal) {
            return ResponseRenderer.problem(refusal.problem(), call.requestId());
        }
        LOG.warn(
                "A web hook could not be taken (request {}), the shop sends it again: {}",
                call.requestId(),
                why.toString());
        return AWAY;
    }

    /** Why is not told, and how many more failures are let through is. */
    private RenderedResponse shut(HttpCall call) {
        int left = desk.left(call.client().address());
        return RenderedResponse.of(401, RateLimit.FAILURES.left(left), new byte[0]);
    }

    /** Nobody listens there. */
    private static final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Shut() {
            super("Nobody listens there", null, false, false);
        }
    }
}
