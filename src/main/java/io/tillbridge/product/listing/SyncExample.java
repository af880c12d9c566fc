package io.tillbridge.product.listing;

/**
 * One of the first listings with a decision.
 *
 * @param productId null when there is none, or none yet
 */
public record SyncExample(SyncDecision decision, String remoteId, String title, Long productId, String explanation) {}
