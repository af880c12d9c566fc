package io.tillbridge.event.subscription;

/**
 * A delivery that this process tries now.
 *
 * @param claim what the claim is known by; lost when the lease ran out and somebody else took it
 * @param message signed for this try
 */
public record ClaimedDelivery(EventDelivery delivery, Subscription subscription, String claim, SignedMessage message) {}
