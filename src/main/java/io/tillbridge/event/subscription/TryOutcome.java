package io.tillbridge.event.subscription;

import java.time.Instant;

/**
 * What a try changed.
 *
 * @param subscription as it was before
 * @param state of the delivery now
 * @param nextTryAt null when it is settled
 * @param switchedOff why the hub switched the subscription off by this try; null when it did not
 */
public record TryOutcome(Subscription subscription, EventDeliveryState state, Instant nextTryAt, String switchedOff) {}
