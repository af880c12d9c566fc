package io.tillbridge.api.resource;

import io.tillbridge.routing.Traffic;
import java.time.Instant;

/**
 * What has passed since the running version was loaded.
 *
 * @param underWay messages inside now; null for a step
 */
record TrafficView(long messages, long failures, Instant lastFailureAt, Integer underWay) {
    /** Null when it does not run. */
    static TrafficView of(Traffic traffic, Integer underWay) {
        return traffic == null
                ? null
                : new TrafficView(traffic.messages(), traffic.failures(), traffic.lastFailureAt(), underWay);
    }
}
