package io.tillbridge.run;

/** A run that waits for a worker. */
record QueuedRun(long id, String job) {}
