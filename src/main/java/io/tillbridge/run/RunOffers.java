package io.tillbridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Queued runs on their way to a worker of this process: each is offered once, and again only when the offer was lost. */
final class RunOffers {
    private static final Duration LOST = Duration.ofMinutes(2);

    private final JobQueue queue;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<Long, Instant> offered = new ConcurrentHashMap<>();

    RunOffers(JobQueue queue, Jobs jobs, Clock clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.clock = clock;
    }

    void offer(QueuedRun run) {
        Instant now = clock.instant();
        Instant then = offered.putIfAbsent(run.id(), now);
        boolean fresh = then == null || (then.plus(LOST).isBefore(now) && offered.replace(run.id(), then, now));
        Job job = jobs.named(run.job()).orElse(null);
        if (fresh && (job == null || !queue.offer(job.lane(), run.id()))) {
            offered.remove(run.id(), now);
        }
    }

    /** @param waiting all that are queued */
    void offer(List<QueuedRun> waiting) {
        offered.keySet().retainAll(waiting.stream().map(QueuedRun::id).collect(Collectors.toSet()));
        waiting.forEach(this::offer);
    }

    /** A worker has it: should it have to go on waiting, it is offered anew. */
    void taken(long runId) {
        offered.remove(runId);
    }
}
