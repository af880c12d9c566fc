package io.tillbridge.event;

/**
 * An event that a reader has passed and still has to process.
 *
 * @param failureId the kept failure that is replayed, or null
 * @param tries how many failed
 * @param due whether it may be tried now, when it is the first of its subject
 */
public record DeferredEvent(long number, String subject, Long failureId, int tries, boolean due) {}
