package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.EventSource;
import io.tillbridge.api.contract.IncomingFile;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.contract.Schema;
import io.tillbridge.api.contract.YamlBody;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A request from its first line to its answer. The event loop reads and writes; whatever waits (keys, database,
 * routes) happens on workers: few for files, which may take hours, some for what waits for other systems, and others for
 * all the rest.
 */
final class Dispatcher implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int WORKERS = 24;
    private static final int FILE_WORKERS = 16;
    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final RequestPreparation reception;
    private final Authorizer authorizer;
    private final IdempotencyFilter repeats;
    private final RequestBodies bodies;
    private final ClientResolver clients;
    private final Pages pages;
    private final PublicAddresses addresses;
    private final ResponseWriter writer;
    private final ReplyPreparation replies;
    private final WorkerExecutor workers;
    private final WorkerExecutor fileWorkers;
    private final RemoteCallWorkers outside;
    private final RemoteCallWorkers custom;
    private final OpenStreams streams;
    private final ActiveCalls inside = new ActiveCalls();

    Dispatcher(
            Vertx vertx,
            Contract contract,
            RequestPreparation reception,
            Authorizer authorizer,
            IdempotencyFilter repeats,
            WebhookReceiver hooks,
            PullSource feeds,
            RequestBodies bodies,
            OpenConnections connections,
            ClientResolver clients) {
        this.vertx = vertx;
        this.reception = reception;
        this.authorizer = authorizer;
        this.repeats = repeats;
        this.bodies = bodies;
        this.replies = new ReplyPreparation(connections);
        this.clients = clients;
        this.pages = new Pages(contract);
        this.writer = new ResponseWriter(vertx);
        this.addresses = new PublicAddresses(hooks, feeds, bodies, writer, vertx);
        this.workers = vertx.createSharedWorkerExecutor("api", WORKERS, 5, TimeUnit.MINUTES);
        this.fileWorkers = vertx.createSharedWorkerExecutor("api-files", FILE_WORKERS, 24, TimeUnit.HOURS);
        this.outside = RemoteCallWorkers.forOutside(vertx);
        this.streams = new OpenStreams(vertx, workers);
        this.custom = RemoteCallWorkers.forCustom(vertx);
    }

    @Override
    public void handle(HttpServerRequest http) {
        HttpCall call = HttpCall.of(http, clients.of(http));
        Optional<RenderedResponse> early = reception.receive(call);
        if (early.isPresent()) {
            writer.write(call, early.get());
        } else if (http.path() != null
                && (http.path().equals("/api") || http.path().startsWith("/api/"))) {
            http.pause();
            api(call);
        } else if (PublicAddresses.serve(http.path())) {
            beside(call);
        } else if (!call.method().equals("GET")) {
            writer.write(
                    call, ResponseRenderer.problem(Problem.wrongMethod(call.method(), "GET, HEAD"), call.requestId()));
        } else {
            writer.write(call, pages.answer(call));
        }
    }

    /** Serves the checkouts of shops, from the first request on. */
    void serve(PublicCheckout options, MethodsReceiver methods) {
        addresses.serve(new CheckoutAddress(options, methods, vertx, bodies));
    }

    /** Lets nobody in any more and waits a while for the calls under way. */
    void close() throws InterruptedException {
        if (!inside.close(PATIENCE_SECONDS)) {
            LOG.warn("Calls are still under way after {} seconds: they are cut", PATIENCE_SECONDS);
        }
    }

    /** What stands beside the contract. */
    private void beside(HttpCall call) {
        if (!inside.enter()) {
            writer.write(call, ResponseRenderer.problem(Problem.away("The hub is stopping"), call.requestId()));
            return;
        }
        addresses.answer(call).onComplete(done -> inside.leave());
    }

    private void api(HttpCall call) {
        if (!inside.enter()) {
            fail(call, Problem.away("The hub is stopping").refusal());
            return;
        }
        onWorker(workers, call, () -> admitted(call))
                .compose(outcome -> outcome.answer() == null ? answer(call, outcome.request()) : written(call, outcome))
                .onFailure(why -> fail(call, why))
                .onComplete(done -> inside.leave());
    }

    /** What brings no body is answered by the worker that lets it in: another one would cost as much as a small query. */
    private Outcome admitted(HttpCall call) throws Exception {
        ApiRequest request = authorizer.admit(call);
        boolean atOnce = request.operation().bodies().isEmpty() && !request.waits() && RequestBodies.none(call.http());
        return atOnce ? outcome(call, request) : new Outcome(request, null);
    }

    private Outcome outcome(HttpCall call, ApiRequest request) throws Exception {
        return new Outcome(request, replies.prepare(call, repeats.answer(request, call.head())));
    }

    private Future<Void> written(HttpCall call, Outcome outcome) {
        RequestBodies.refuse(call.http());
        write(call, outcome);
        return Future.succeededFuture();
    }

    private Future<Void> answer(HttpCall call, ApiRequest request) {
        Operation operation = request.operation();
        if (operation.bodies().isEmpty()) {
            RequestBodies.refuse(call.http());
            return perform(request, call, () -> request);
        }
        String type = ContentType.of(operation, call.http());
        if (operation.takesText(type)) {
            TextBody text = TextBody.of(type, call.http());
            return bodies.whole(call.http(), vertx, TextBody.MOST_BYTES)
                    .compose(bytes -> perform(request, call, () -> request.with(text.read(bytes))));
        }
        if (!operation.takesFile()) {
            Schema schema = operation.bodies().get(type);
            boolean yaml = type.equals(YamlBody.TYPE);
            return bodies.whole(call.http(), vertx, yaml ? YamlBody.MAX : ApiSettings.MAX_BODY)
                    .compose(bytes -> perform(
                            request,
                            call,
                            () -> request.with(yaml ? YamlBody.read(bytes) : JsonBody.read(bytes, schema))));
        }
        String filename = request.query("filename").orElse(null);
        Future<IncomingFile> file = type.equals("multipart/form-data")
                ? bodies.form(call.http(), vertx.getOrCreateContext(), filename)
                : Future.succeededFuture(bodies.raw(call.http(), vertx.getOrCreateContext(), filename));
        return file.compose(incoming -> bodies.begun(incoming, vertx)
                .compose(begun -> perform(fileWorkers, call, () -> request.with(incoming)))
                .onComplete(done -> incoming.close()));
    }

    private Future<Void> perform(ApiRequest request, HttpCall call, Callable<ApiRequest> whole) {
        return request.waits()
                ? (request.operation().isCustom() ? custom : outside)
                        .run(request.caller().id(), own -> perform(own, call, whole))
                : perform(workers, call, whole);
    }

    private Future<Void> perform(WorkerExecutor on, HttpCall call, Callable<ApiRequest> whole) {
        return onWorker(on, call, () -> outcome(call, whole.call()))
                .onSuccess(outcome -> write(call, outcome))
                .mapEmpty();
    }

    private void write(HttpCall call, Outcome outcome) {
        if (outcome.answer() instanceof IdempotencyFilter.Whole whole) {
            writer.write(call, whole.rendered());
        } else if (outcome.answer() instanceof IdempotencyFilter.Streamed streamed) {
            streamed.headers().forEach(call.http().response()::putHeader);
            if (streamed.answer() instanceof ApiResponse.Download file) {
                writer.download(call, file);
            } else if (streamed.answer() instanceof ApiResponse.Events events) {
                events(call, outcome.request(), events.source());
            }
        }
        AccessLog.answered(call, outcome.request());
    }

    private void events(HttpCall call, ApiRequest request, EventSource source) {
        if (call.isHead()) {
            call.http().response().putHeader("Content-Type", EventStream.TYPE).end();
            return;
        }
        EventSource guarded = new AuthorizedEvents(source, () -> authorizer.stillAllowed(request, call));
        try {
            streams.open(call, request.caller().id(), guarded);
        } catch (Refusal tooMany) {
            fail(call, tooMany);
        }
    }

    private <T> Future<T> onWorker(WorkerExecutor on, HttpCall call, Callable<T> work) {
        return on.executeBlocking(
                () -> {
                    if (call.http().response().closed()) {
                        throw new ClientGone(null);
                    }
                    MDC.put("request", call.requestId());
                    try {
                        return work.call();
                    } finally {
                        MDC.remove("request");
                    }
                },
                false);
    }

    private void fail(HttpCall call, Throwable why) {
        if (call.http().response().closed()) {
            LOG.debug("The client of request {} is gone: {}", call.requestId(), why.toString());
            return;
        }
        Problem problem = Problems.of(why, call.head());
        LOG.debug("{} {} {} (request {})", call.http().method(), call.path(), problem.status(), call.requestId());
        writer.write(call, ResponseRenderer.problem(problem, call.requestId()));
    }

    /** @param answer null when the body is still to be read */
    private record Outcome(ApiRequest request, IdempotencyFilter.Reply answer) {}
}
