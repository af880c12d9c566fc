package io.tillbridge.routing;

import java.time.Instant;

/**
 * What has passed a step or a route since its running version was loaded.
 *
 * @param messages each try counts
 * @param failures those of them that failed here
 * @param lastFailureAt null when none has failed
 */
public record Traffic(long messages, long failures, Instant lastFailureAt) {
    static final Traffic NONE = new Traffic(0, 0, null);

    Traffic plus(Traffic other) {
        Instant last =
                lastFailureAt == null || (other.lastFailureAt != null && other.lastFailureAt.isAfter(lastFailureAt))
                        ? other.lastFailureAt
                        : lastFailureAt;
        return new Traffic(messages + other.messages, failures + other.failures, last);
    }
}
