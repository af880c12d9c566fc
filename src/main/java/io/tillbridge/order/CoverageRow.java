package io.tillbridge.order;

import java.time.Instant;

/**
 * A span of time all of whose changed orders were read and stored.
 *
 * @param from included
 * @param to excluded
 * @param runId the run that read it, or null
 * @param seen orders the shop listed for it
 * @param stored orders that were new or changed
 * @param at when it was read
 */
public record CoverageRow(
        long id, long connectionId, Instant from, Instant to, Long runId, long seen, long stored, Instant at) {}
