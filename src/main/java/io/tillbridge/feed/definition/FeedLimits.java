package io.tillbridge.feed.definition;

import java.math.BigDecimal;

/**
 * When a publication stops, and how much a destination takes. A connection may set its own numbers.
 *
 * @param maxDropPercent of the items published last that may be gone at once, 0 to 100
 * @param maxFailPercent of the items read and not excluded that may lack a required value, 0 to 100
 * @param maxItems that the destination takes; null: no limit is known
 */
public record FeedLimits(BigDecimal maxDropPercent, BigDecimal maxFailPercent, Long maxItems) {}
