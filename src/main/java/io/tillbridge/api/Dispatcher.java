package io.tillbridge.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int MOST_STREAMS = 100;
    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final Reception reception;
    private final Admission admission;
    private final Repeats repeats;
    private final Bodies bodies;
    private final Clients clients;
    private final DocsPage docs;
    private final ConsolePages pages = new ConsolePages();
    private final PackedPages packedPages = new PackedPages();
    private final HookDoor hooks;
    private final AnswerWriter writer;
    private final OpenConnections connections;
    private final WorkerExecutor workers;
    private final WorkerExecutor fileWorkers;
    private final OutsideWorkers outside;
    private final AtomicInteger streams = new AtomicInteger();
    private final InFlight inside = new InFlight();

    Dispatcher(
            Vertx vertx,
            Contract contract,
            Reception reception,
            Admission admission,
            Repeats repeats,
            HookDesk hooks,
            Bodies bodies,
            OpenConnections connections,
            Clients clients) {
        this.vertx = vertx;
        this.reception = reception;
        this.admission = admission;
        this.repeats = repeats;
        this.bodies = bodies;
        this.connections = connections;
        this.clients = clients;
        this.docs = new DocsPage(contract);
        this.hooks = new HookDoor(hooks, vertx, bodies);
        this.writer = new AnswerWriter(vertx);
        this.workers = vertx.createSharedWorkerExecutor("api", WORKERS, 5, TimeUnit.MINUTES);
        this.fileWorkers = vertx.createSharedWorkerExecutor("api-files", FILE_WORKERS, 24, TimeUnit.HOURS);
        this.outside = new OutsideWorkers(vertx);
    }

    @Override
    public void handle(HttpServerRequest http) {
        Call call = Call.of(http, clients.of(http));
        Optional<Rendered> early = reception.receive(call);
        if (early.isPresent()) {
            writer.write(call, early.get());
        } else if (http.path() != null
                && (http.path().equals("/api") || http.path().startsWith("/api/"))) {
            http.pause();
            api(call);
        } else if (http.path() != null && http.path().startsWith(HookDoor.PATH)) {
            http.pause();
            hook(call);
        } else if (!call.method().equals("GET")) {
            writer.write(call, Rendering.problem(Problem.wrongMethod(call.method(), "GET, HEAD"), call.requestId()));
        } else {
            writer.write(
                    call,
                    pages.at(http.path(), http.headers().get(HttpHeaders.IF_NONE_MATCH))
                            .or(() -> docs.at(http.path()))
                            .map(page -> packedPages.of(
                                    http.path(), page, http.headers().get(HttpHeaders.ACCEPT_ENCODING)))
                            .orElseGet(() -> Rendering.problem(
                                    Problem.notFound("There is no such page; /docs shows the API"), call.requestId())));
        }
    }

    /** Lets nobody in any more and waits a while for the calls under way. */
    void close() throws InterruptedException {
        if (!inside.close(PATIENCE_SECONDS)) {
            LOG.warn("Calls are still under way after {} seconds: they are cut", PATIENCE_SECONDS);
        }
    }

    private void hook(Call call) {
        if (!inside.enter()) {
            writer.write(call, Rendering.problem(Problem.away("The hub is stopping"), call.requestId()));
            return;
        }
        hooks.answer(call).onSuccess(answer -> writer.write(call, answer)).onComplete(done -> inside.leave());
    }

    private void api(Call call) {
        if (!inside.enter()) {
            fail(call, Problem.away("The hub is stopping").refusal());
            return;
        }
        onWorker(workers, call, () -> admission.admit(call))
                .compose(request -> answer(call, request))
                .onFailure(why -> fail(call, why))
                .onComplete(done -> inside.leave());
    }

    private Future<Void> answer(Call call, ApiRequest request) {
        Operation operation = request.operation();
        if (operation.bodies().isEmpty()) {
            Bodies.refuse(call.http());
            return perform(request, call, () -> request);
        }
        String type = ContentType.of(operation, call.http());
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

    private Future<Void> perform(ApiRequest request, Call call, Callable<ApiRequest> whole) {
        return request.callsOut()
                ? outside.run(request.caller().id(), own -> perform(own, call, whole))
                : perform(workers, call, whole);
    }

    private Future<Void> perform(WorkerExecutor on, Call call, Callable<ApiRequest> whole) {
        return onWorker(on, call, () -> {
                    ApiRequest request = whole.call();
                    return new Outcome(request, kept(call, packed(repeats.answer(request, call), call)));
                })
                .onSuccess(outcome -> write(call, outcome))
                .mapEmpty();
    }

    private static Repeats.Reply packed(Repeats.Reply reply, Call call) {
        return reply instanceof Repeats.Whole whole
                ? new Repeats.Whole(
                        Compression.of(whole.rendered(), call.http().headers().get(HttpHeaders.ACCEPT_ENCODING)))
                : reply;
    }

    /** A page waits here until there is room for it; the answer to a change that is done is never refused. */
    private Repeats.Reply kept(Call call, Repeats.Reply reply) throws InterruptedException {
        if (reply instanceof Repeats.Whole whole
                && call.method().equals("GET")
                && whole.rendered().body().length() > AnswerWriter.PIECE
                && !connections.holdInTime(
                        call.http().connection(), whole.rendered().body().length())) {
            throw Problem.away("The hub holds as many answers as it may: try again soon")
                    .refusal();
        }
        return reply;
    }

    private void write(Call call, Outcome outcome) {
        if (outcome.answer() instanceof Repeats.Whole whole) {
            writer.write(call, whole.rendered());
        } else if (outcome.answer() instanceof Repeats.Streamed streamed) {
            if (streamed.answer() instanceof Answer.Download file) {
                writer.download(call, file);
            } else if (streamed.answer() instanceof Answer.Events events) {
                events(call, outcome.request(), events.source());
            }
        }
        AccessLog.answered(call, outcome.request());
    }

    private void events(Call call, ApiRequest request, EventSource source) {
        if (call.isHead()) {
            call.http().response().putHeader("Content-Type", EventStream.TYPE).end();
        } else if (streams.get() >= MOST_STREAMS) {
            fail(
                    call,
                    Problem.away("There are " + MOST_STREAMS + " open streams: close some first")
                            .refusal());
        } else {
            EventSource guarded = new GuardedEvents(source, () -> admission.stillAllowed(request, call));
            new EventStream(vertx, workers, call.http().response(), guarded, streams).start();
        }
    }

    private <T> Future<T> onWorker(WorkerExecutor on, Call call, Callable<T> work) {
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

    private void fail(Call call, Throwable why) {
        if (call.http().response().closed()) {
            LOG.debug("The client of request {} is gone: {}", call.requestId(), why.toString());
            return;
        }
        Problem problem = Problems.of(why, call);
        LOG.debug("{} {} {} (request {})", call.http().method(), call.path(), problem.status(), call.requestId());
        writer.write(call, Rendering.problem(problem, call.requestId()));
    }

    private record Outcome(ApiRequest request, Repeats.Reply answer) {}
}
