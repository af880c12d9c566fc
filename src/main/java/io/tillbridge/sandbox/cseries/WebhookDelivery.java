package io.tillbridge.sandbox.cseries;

import java.time.Instant;

/**
 * One try to deliver a webhook.
 *
 * @param event {@code orders/paid}
 * @param status of the answer; 0 when there was none, -1 when it was lost on purpose
 * @param attempt from 1
 */
public record WebhookDelivery(String event, long itemId, String address, int status, int attempt, Instant at) {}
