package io.tillbridge.run;

/** The way to a worker: puts a queued run's id onto the queue of its lane. Losing one is harmless: a tick repeats it. */
@FunctionalInterface
public interface JobQueue {
    /** @return false when the queue takes none now */
    boolean offer(Lane lane, long runId);
}
