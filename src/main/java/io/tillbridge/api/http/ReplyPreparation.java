package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.vertx.core.http.HttpHeaders;

/** What is done with an answer on the worker that made it: it is packed where the client takes that, and finds its room. */
final class ReplyPreparation {
    private final OpenConnections connections;

    ReplyPreparation(OpenConnections connections) {
        this.connections = connections;
    }

    IdempotencyFilter.Reply prepare(HttpCall call, IdempotencyFilter.Reply reply) throws InterruptedException {
        if (!(reply instanceof IdempotencyFilter.Whole whole)) {
            return reply;
        }
        RenderedResponse packed =
                Compression.of(whole.rendered(), call.http().headers().get(HttpHeaders.ACCEPT_ENCODING));
        hold(call, packed.body().length());
        return new IdempotencyFilter.Whole(packed);
    }

    /** A page waits here until there is room for it; the answer to a change that is done is never refused. */
    private void hold(HttpCall call, int length) throws InterruptedException {
        if (call.method().equals("GET")
                && length > ResponseWriter.PIECE
                && !connections.holdInTime(call.http().connection(), length)) {
            throw Problem.away("The hub holds as many answers as it may: try again soon")
                    .refusal();
        }
    }
}
