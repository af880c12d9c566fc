package io.tillbridge.flow.orders;

import java.time.Duration;
import java.time.ZoneId;

/**
 * @param overlap how far before the watermark a poll begins
 * @param filterZone the zone in which the shop reads the dates of a filter; nobody has written it down
 */
public record PollTimes(Duration overlap, ZoneId filterZone) {}
