package io.tillbridge.run;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param error why it failed; null when it did not
 * @param failingBeside why the last run of another job of its connection failed, within a day; null when none did
 */
public record RunEnd(Run run, RunState state, String error, String failingBeside, Instant at) {}
