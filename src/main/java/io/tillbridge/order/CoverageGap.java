package io.tillbridge.order;

import java.time.Instant;

/**
 * A span of time whose orders were not read.
 *
 * @param from included
 * @param to excluded
 */
public record CoverageGap(Instant from, Instant to) {}
