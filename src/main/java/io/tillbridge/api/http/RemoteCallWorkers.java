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
 * The workers of operations that wait for outside systems, or for routes of a site's own. What never answers holds these
 * and no others, and no caller holds more than a share of them. Nothing queues here: whoever finds no room is told to
 * come again.
 */
final class RemoteCallWorkers {
    static final int MOST = 16;
    static final int MOST_CUSTOM = 8;
    static final int MOST_OF_ONE_CALLER = 4;
    private static final long RETRY_SECONDS = 5;
    private static final String OUTSIDE = "other systems";
    private static final String CUSTOM = "endpoints of this site";

    private final WorkerExecutor workers;
    private final int most;
    private final String what;
    private final RateLimit share;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    private RemoteCallWorkers(Vertx vertx, String name, int most, String what, String limit) {
        this.workers = vertx.createSharedWorkerExecutor(name, most, 10, TimeUnit.MINUTES);
        this.most = most;
        this.what = what;
        this.share = RateLimit.concurrent(limit, MOST_OF_ONE_CALLER);
    }

    static RemoteCallWorkers forOutside(Vertx vertx) {
        return new RemoteCallWorkers(vertx, "api-outside", MOST, OUTSIDE, "calls-out");
    }

    static RemoteCallWorkers forCustom(Vertx vertx) {
        return new RemoteCallWorkers(vertx, "api-custom", MOST_CUSTOM, CUSTOM, "custom");
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
                            "You have " + own + " calls under way that wait for " + what + ", and may have no more:"
                                    + " wait until one of them is answered",
                            RETRY_SECONDS,
                            share)
                    .refusal();
        }
        if (all >= most) {
            throw Problem.away("All " + most + " workers wait for " + what + " at this moment: try again soon")
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
