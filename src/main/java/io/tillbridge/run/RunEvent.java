package io.tillbridge.run;

import java.time.Instant;

/** A log line of a run; {@code level} is {@code info}, {@code warn} or {@code error}. */
public record RunEvent(long id, long runId, Instant at, String level, String message) {}
