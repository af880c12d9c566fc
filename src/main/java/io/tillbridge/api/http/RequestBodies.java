package io.tillbridge.api.http;

import io.tillbridge.api.contract.IncomingFile;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.contract.RequestFault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Bodies on the event loop: JSON is collected up to its limit, a file is handed on as it arrives. */
final class RequestBodies {
    private final long maxFile;
    private final ClientTimeouts timeouts;
    private final OpenConnections connections;

    RequestBodies(long maxFile, ClientTimeouts timeouts, OpenConnections connections) {
        this.maxFile = maxFile;
        this.timeouts = timeouts;
        this.connections = connections;
    }

    static boolean none(HttpServerRequest http) {
        String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
        return http.headers().get(HttpHeaders.TRANSFER_ENCODING) == null && (length == null || length.equals("0"));
    }

    /** For operations that take no body: with a POST no content type is right, with the others none has a meaning. */
    static void refuse(HttpServerRequest http) {
        if (!none(http)) {
            String told = "This call takes no body";
            throw (http.method().name().equals("POST") ? Problem.unsupportedMedia(told) : Problem.unreadable(told))
                    .refusal();
        }
        http.resume();
    }

    Future<byte[]> json(HttpServerRequest http, Vertx vertx) {
        return whole(http, vertx, ApiSettings.MAX_BODY);
    }

    /** The bytes of a body that is read whole; fails with a {@link Refusal} when they are too many or come too slowly. */
    Future<byte[]> whole(HttpServerRequest http, Vertx vertx, int most) {
        long patienceMillis = timeouts.bodyMillis();
        refuseLonger(http, most);
        Promise<byte[]> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(
                patienceMillis,
                late -> promise.tryFail(
                        Problem.tooSlow("The body was not here after " + patienceMillis / 1000 + " seconds")
                                .refusal()));
        http.exceptionHandler(promise::tryFail);
        http.handler(buffer -> {
            if (promise.future().isComplete()) {
                return;
            }
            if (body.length() + buffer.length() > most) {
                promise.tryFail(Problem.tooLarge(most).refusal());
            } else if (!connections.hold(http.connection(), buffer.length())) {
                promise.tryFail(Problem.away("The hub holds as many bodies as it may: try again soon")
                        .refusal());
            } else {
                body.appendBuffer(buffer);
            }
        });
        http.endHandler(end -> promise.tryComplete(body.getBytes()));
        begin(http);
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** The file of a raw body. */
    IncomingFile raw(HttpServerRequest http, Context context, String filename) {
        refuseLonger(http, maxFile);
        RequestBodyStream stream = new RequestBodyStream(http, context, maxFile);
        http.exceptionHandler(stream::broken);
        http.endHandler(end -> stream.end());
        stream.attach();
        begin(http);
        return new IncomingFile(filename, stream);
    }

    /**
     * The file in the field {@code file} of a form, as soon as it begins. Its last bytes may still stand in the queue of
     * its part when the request has ended, so the file ends when both have.
     */
    Future<IncomingFile> form(HttpServerRequest http, Context context, String filename) {
        Promise<IncomingFile> promise = Promise.promise();
        Promise<Void> whole = Promise.promise();
        RequestBodyStream[] open = new RequestBodyStream[1];
        MultipartEndCheck formEnd = MultipartEndCheck.of(http);
        http.setExpectMultipart(true);
        http.handler(formEnd::passed);
        http.uploadHandler(upload -> {
            if (open[0] == null && upload.name().equals("file")) {
                open[0] = new RequestBodyStream(upload, context, maxFile);
                open[0].attach();
                Promise<Void> drained = Promise.promise();
                upload.endHandler(drained::complete);
                Future.all(drained.future(), whole.future()).onSuccess(both -> open[0].end());
                promise.tryComplete(new IncomingFile(filename == null ? upload.filename() : filename, open[0]));
            } else {
                passOver(upload, open[0]);
            }
        });
        http.exceptionHandler(why -> {
            if (open[0] != null) {
                open[0].broken(why);
            }
            promise.tryFail(Problem.unreadable("The form cannot be read: it is cut or no multipart/form-data")
                    .refusal());
        });
        http.endHandler(end -> {
            if (!formEnd.isThere()) {
                // Its parts wait for a boundary that does not come.
                if (open[0] != null) {
                    open[0].refuse(formEnd.missing());
                }
                promise.tryFail(formEnd.missing().refusal());
            }
            whole.complete();
            promise.tryFail(missing());
        });
        begin(http);
        return promise.future();
    }

    /**
     * The same file when so much of it is here that a worker can begin: many slow clients would otherwise keep all workers
     * waiting, and others out.
     */
    Future<Void> begun(IncomingFile file, Vertx vertx) {
        Promise<Void> promise = Promise.promise();
        long timer = vertx.setTimer(
                timeouts.bodyMillis(),
                late -> promise.tryFail(Problem.tooSlow(
                                "The file did not begin to come within " + timeouts.bodyMillis() / 1000 + " seconds")
                        .refusal()));
        // Every file that comes over HTTP is read from such a stream.
        ((RequestBodyStream) file.bytes()).begun().onComplete(begun -> promise.tryComplete());
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static void passOver(HttpServerFileUpload upload, RequestBodyStream open) {
        if (open != null) {
            open.refuse(Problem.faulty(List.of(RequestFault.inBody(
                    "/" + upload.name(), "not-allowed", "The form holds a second file: send one file per call"))));
        }
        upload.handler(ignored -> {});
    }

    private static Refusal missing() {
        return Problem.faulty(List.of(RequestFault.inBody(
                        "/file", "required", "The form has no file in the field file (with a filename)")))
                .refusal();
    }

    private static void refuseLonger(HttpServerRequest http, long most) {
        String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most)) {
            throw Problem.tooLarge(most).refusal();
        }
    }

    /** The client may send: a 100 for one that asked, and the brake off. */
    private static void begin(HttpServerRequest http) {
        if ("100-continue".equalsIgnoreCase(http.headers().get(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
        http.resume();
    }
}
