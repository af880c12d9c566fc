package io.tillbridge.retailer;

import java.time.Instant;

/**
 * One step in a retailer's history.
 *
 * @param state what it became
 * @param detail the reason of a decision, or the terms that a request accepted; may be null
 */
public record RetailerEvent(Instant at, RetailerState state, String who, String detail) {}
