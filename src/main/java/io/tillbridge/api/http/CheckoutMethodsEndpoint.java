package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /public/checkout/{token}/methods}, beside the contract: the checkout of a shop asks for shipping methods while
 * its customer waits. Whatever happens, it is answered within {@link #LONGEST_MILLIS} and with at least one method. Neither
 * path nor body is logged.
 */
final class CheckoutMethodsEndpoint {
    /** From the request's head to the answer. */
    static final long LONGEST_MILLIS = 700;

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutMethodsEndpoint.class);
    private static final Pattern PATH = Pattern.compile("/public/checkout/([A-Za-z0-9_-]{20,100})/methods");
    private static final int WORKERS = 8;

    private final MethodsReceiver receiver;
    private final Vertx vertx;
    private final RequestBodies bodies;
    private final WorkerExecutor workers;

    CheckoutMethodsEndpoint(MethodsReceiver receiver, Vertx vertx, RequestBodies bodies) {
        this.receiver = receiver;
        this.vertx = vertx;
        this.bodies = bodies;
        this.workers = vertx.createSharedWorkerExecutor("checkout-methods", WORKERS, 1, TimeUnit.MINUTES);
    }

    static boolean serves(String path) {
        return path != null && PATH.matcher(path).matches();
    }

    /**
     * What a request, which is paused, is answered with; never fails.
     *
     * @param tooMany when its address has asked too often; a checkout that is known gets the method that is always offered
     */
    Future<RenderedResponse> answer(HttpCall call, Optional<Problem> tooMany) {
        if (!call.method().equals("POST")) {
            return Future.succeededFuture(
                    ResponseRenderer.problem(Problem.wrongMethod(call.method(), "POST"), call.requestId()));
        }
        Matcher parts = PATH.matcher(call.http().path());
        String token = parts.matches() ? parts.group(1) : "";
        if (tooMany.isPresent()) {
            return Future.succeededFuture(receiver.atOnce(token)
                    .map(CheckoutMethodsEndpoint::methods)
                    .orElseGet(() -> ResponseRenderer.problem(tooMany.get(), call.requestId())));
        }
        Promise<RenderedResponse> first = Promise.promise();
        long timer = vertx.setTimer(LONGEST_MILLIS, late -> first.tryComplete(atOnce(call, token, null)));
        bodies.json(call.http(), vertx)
                .compose(body -> workers.executeBlocking(() -> receiver.answer(token, body), false))
                .map(methods -> methods.map(CheckoutMethodsEndpoint::methods).orElseGet(() -> nothing(call)))
                .otherwise(why -> atOnce(call, token, why))
                .onSuccess(answer -> {
                    vertx.cancelTimer(timer);
                    first.tryComplete(answer);
                });
        return first.future();
    }

    /** @param why null: it took too long */
    private RenderedResponse atOnce(HttpCall call, String token, Throwable why) {
        if (why instanceof Refusal refusal && refusal.problem().status() == 413) {
            return ResponseRenderer.problem(refusal.problem(), call.requestId());
        }
        Optional<byte[]> known = receiver.atOnce(token);
        if (known.isPresent()) {
            LOG.warn(
                    "The checkout of a shop got only the method that is always offered (request {}): {}",
                    call.requestId(),
                    why == null ? "no answer was ready in time" : why.toString());
            return methods(known.get());
        }
        return ResponseRenderer.problem(Problem.away("The hub cannot tell the methods now"), call.requestId());
    }

    private static RenderedResponse methods(byte[] json) {
        return new RenderedResponse(
                200, Map.of("Content-Type", "application/json; charset=utf-8"), Buffer.buffer(json));
    }

    private static RenderedResponse nothing(HttpCall call) {
        return ResponseRenderer.problem(Problem.notFound("There is nothing at this address"), call.requestId());
    }
}
