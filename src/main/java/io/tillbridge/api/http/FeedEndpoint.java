package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.http.PullSource.Served;
import io.tillbridge.wording.Quantity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /feeds/{token}/{fileName}} for partners, beside the contract: no session, no cookie, no page of another site.
 * The path is a secret and is not logged. Whatever part of it is wrong, the answer is the same 404. A file is sent from the
 * disk as the partner reads it; one that is replaced meanwhile is sent to its end. It has workers of its own, so that a
 * flood here does not keep the API from answering.
 */
final class FeedEndpoint {
    static final String PATH = "/feeds/";

    private static final Logger LOG = LoggerFactory.getLogger(FeedEndpoint.class);
    private static final int WORKERS = 4;
    private static final String CLASS = "feed-pulls";
    /** In the log of pulls: the partner ended the connection before all was sent. */
    private static final int CUT = 499;

    private static final String NOT_YET_SECONDS = "300";

    private final PullSource feeds;
    private final ResponseWriter writer;
    private final WorkerExecutor workers;

    FeedEndpoint(PullSource feeds, ResponseWriter writer, Vertx vertx) {
        this.feeds = feeds;
        this.writer = writer;
        this.workers = vertx.createSharedWorkerExecutor("feeds", WORKERS, 1, TimeUnit.MINUTES);
    }

    /** Whether a path is one of a feed. */
    static boolean serves(String path) {
        return path != null && path.startsWith(PATH);
    }

    /** Answers; the future ends when all is sent, and never fails. */
    Future<Void> answer(HttpCall call) {
        if (!call.method().equals("GET")) {
            write(call, ResponseRenderer.problem(Problem.wrongMethod(call.method(), "GET, HEAD"), call.requestId()));
            return Future.succeededFuture();
        }
        return workers.executeBlocking(() -> found(call), false)
                .compose(found -> answer(call, found))
                .otherwise(why -> {
                    if (why instanceof Refusal refusal) {
                        write(call, ResponseRenderer.problem(refusal.problem(), call.requestId()));
                        return null;
                    }
                    LOG.warn("A feed could not be served (request {}): {}", call.requestId(), why.toString());
                    write(
                            call,
                            ResponseRenderer.problem(Problem.away("The feed cannot be read now"), call.requestId()));
                    return null;
                });
    }

    private PullSource.Found found(HttpCall call) {
        String address = call.client().address();
        Duration waiting = feeds.waiting(address);
        if (!waiting.isZero()) {
            long seconds = seconds(waiting);
            throw Problem.tooMany("Too many failed attempts: try again in " + Quantity.of(seconds, "second"), seconds)
                    .refusal();
        }
        String rest = call.http().path().substring(PATH.length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? feeds.find(rest, "", address)
                : feeds.find(rest.substring(0, slash), rest.substring(slash + 1), address);
    }

    private Future<Void> answer(HttpCall call, PullSource.Found found) {
        if (found instanceof PullSource.TooOften often) {
            write(call, ResponseRenderer.problem(tooOften(often), call.requestId()));
            return Future.succeededFuture();
        }
        if (found instanceof Served served) {
            return served.file() == null ? notYet(call, served) : send(call, served);
        }
        write(call, ResponseRenderer.problem(Problem.notFound("There is nothing here"), call.requestId()));
        return Future.succeededFuture();
    }

    private Future<Void> notYet(HttpCall call, Served served) {
        Problem problem = Problem.away("This feed is not published yet").with("Retry-After", NOT_YET_SECONDS);
        write(call, ResponseRenderer.problem(problem, call.requestId()));
        return pulled(call, served, problem.status(), 0);
    }

    private Future<Void> send(HttpCall call, Served served) {
        if (call.answered()) {
            return Future.succeededFuture();
        }
        FeedAnswer answer = FeedAnswer.of(served.file(), call.http().headers(), call.isHead());
        if (answer.status() == 416) {
            write(call, ResponseRenderer.problem(notThere(answer), call.requestId()));
            return pulled(call, served, answer.status(), 0);
        }
        HttpServerResponse response = call.http().response().setStatusCode(answer.status());
        limit(served.quota()).left(served.left()).forEach(response::putHeader);
        answer.headers().forEach(response::putHeader);
        call.http().resume();
        if (answer.file() == null) {
            return response.end().otherwiseEmpty().compose(sent -> pulled(call, served, answer.status(), 0));
        }
        if (call.isHead()) {
            response.putHeader(
                    HttpHeaders.CONTENT_LENGTH,
                    Long.toString(answer.file().toFile().length()));
            return response.end().otherwiseEmpty().compose(sent -> pulled(call, served, answer.status(), 0));
        }
        ByteRange range = answer.range();
        String file = answer.file().toString();
        return (range == null ? response.sendFile(file) : response.sendFile(file, range.first(), range.length()))
                .compose(sent -> pulled(call, served, answer.status(), response.bytesWritten()), why -> {
                    call.http().connection().close();
                    return pulled(call, served, CUT, 0);
                });
    }

    private static Problem notThere(FeedAnswer answer) {
        Problem problem = Problem.range("The file has no such bytes; Content-Range tells how many it has");
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            problem = problem.with(header.getKey(), header.getValue());
        }
        return problem;
    }

    private Future<Void> pulled(HttpCall call, Served served, int status, long bytes) {
        PullSource.Pull pull = new PullSource.Pull(
                served.feed(),
                served.token(),
                served.file(),
                call.client().address(),
                call.http().headers().get(HttpHeaders.USER_AGENT),
                status,
                bytes);
        return workers.<Void>executeBlocking(
                        () -> {
                            feeds.pulled(pull);
                            return null;
                        },
                        false)
                .otherwiseEmpty();
    }

    private void write(HttpCall call, RenderedResponse answer) {
        writer.write(call, answer);
    }

    private static RateLimit limit(int quota) {
        return new RateLimit(CLASS, "q=" + quota + ";w=60");
    }

    private static Problem tooOften(PullSource.TooOften often) {
        long seconds = seconds(often.waiting());
        return Problem.tooMany(
                "This feed is fetched too often: try again in " + Quantity.of(seconds, "second"),
                seconds,
                limit(often.quota()));
    }

    private static long seconds(Duration waiting) {
        return waiting.plusMillis(999).toSeconds();
    }
}
