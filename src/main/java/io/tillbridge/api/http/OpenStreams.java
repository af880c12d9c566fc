package io.tillbridge.api.http;

import io.tillbridge.api.contract.EventSource;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Map;

/** The streams that are open: so many of all callers together, and so many of one that the others have theirs. */
final class OpenStreams {
    private static final int MOST = 300;
    static final int MOST_OF_ONE_CALLER = 50;
    private static final long RETRY_SECONDS = 10;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Map<String, Integer> ofCallers = new HashMap<>();
    private int open;

    OpenStreams(Vertx vertx, WorkerExecutor workers) {
        this.vertx = vertx;
        this.workers = workers;
    }

    /** Begins to write what the source says; a refusal when too many are open. */
    void open(HttpCall call, String caller, EventSource source) {
        enter(caller);
        new EventStream(vertx, workers, call.http().response(), source, () -> leave(caller)).start();
    }

    private synchronized void enter(String caller) {
        if (open >= MOST) {
            throw Problem.away("There are " + MOST + " open streams: close some first")
                    .refusal();
        }
        if (ofCallers.getOrDefault(caller, 0) >= MOST_OF_ONE_CALLER) {
            throw Problem.tooMany(
                            "You have " + MOST_OF_ONE_CALLER + " open streams, and may have no more: close some first",
                            RETRY_SECONDS,
                            RateLimit.concurrent("streams", MOST_OF_ONE_CALLER))
                    .refusal();
        }
        open++;
        ofCallers.merge(caller, 1, Integer::sum);
    }

    private synchronized void leave(String caller) {
        open--;
        ofCallers.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1);
    }
}
