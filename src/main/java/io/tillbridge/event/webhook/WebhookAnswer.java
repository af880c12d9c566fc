package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.TryResult;

/**
 * What a receiver answered.
 *
 * @param text the beginning of its body; may repeat what was sent, so it is shown for test messages only
 */
public record WebhookAnswer(TryResult result, String text) {
    @Override
    public String toString() {
        return "WebhookAnswer[status=" + result.status() + "]";
    }
}
