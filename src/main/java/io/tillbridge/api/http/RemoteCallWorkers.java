package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.api.contract.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The workers of operations that wait for outside systems. A server that never answers holds these and no others, and no
 * caller holds more than a share of them. Nothing queues here: whoever finds no room is told to come again.
 */
final class RemoteCallWorkers {
    static final int MOST = 16;
    static final int MOST_OF_ONE_CALLER = 4;
    private static final long RETRY_SECONDS = 5;
    private static final RateLimit SHARE = RateLimit.concurrent("calls-out", MOST_OF_ONE_CALLER);

    private final WorkerExecutor workers;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    RemoteCallWorkers(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("api-outside", MOST, 10, TimeUnit.MINUTES);
    }

    /**
     * Does the work on these workers.
     *
     * @param caller who has a share of them
     * @return failed with a 429 when the caller has used up the share, and with a 503 when all workers are taken
     */
    <T> Future<T> run(String caller, Function<WorkerExecutor, Future<T>> work) {
        try {
            enter(caller);
        } catch (Refusal full) {
            return Future.failedFuture(full);
        }
        return work.apply(workers).onComplete(done -> leave(caller));
    }

    private synchronized void enter(String caller) {
        int own = underWay.getOrDefault(caller, 0);
        if (own >= MOST_OF_ONE_CALLER) {
            throw Problem.tooMany(
                            "You have " + own + " calls under way that wait for other systems, and may have no more:"
                                    + " wait until one of them is answered",
                            RETRY_SECONDS,
                            SHARE)
                    .refusal();
        }
        if (all >= MOST) {
            throw Problem.away("All " + MOST + " workers wait for other systems at this moment: try again soon")
                    .refusal();
        }
        underWay.put(caller, own + 1);
        all++;
    }

    private synchronized void leave(String caller) {
        underWay.computeIfPresent(caller, (who, own) -> own > 1 ? own - 1 : null);
        all--;
    }
}
