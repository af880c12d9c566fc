package io.tillbridge.run;

/** The way to a worker: puts a queued run's id onto {@code jobs.queue}. Losing one is harmless: a tick repeats it. */
@FunctionalInterface
public interface JobQueue {
    void offer(long runId);
}
