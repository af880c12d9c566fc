package io.tillbridge.event.webhook;

import io.tillbridge.document.JsonText;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.subscription.TryResult;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Sends a signed test message to the receiver of a subscription, whether it is switched on or not. */
public final class TestMessageSender {
    /** The type of the message; no event has it. */
    public static final String TYPE = "test.ping";

    private static final int LONGEST_TEXT = 300;

    private final Subscriptions subscriptions;
    private final WebhookClient client;
    private final Clock clock;

    public TestMessageSender(Subscriptions subscriptions, WebhookClient client, Clock clock) {
        this.subscriptions = subscriptions;
        this.client = client;
        this.clock = clock;
    }

    /**
     * What the receiver answered.
     *
     * @param status null when there was no response
     */
    public record Report(boolean ok, Integer status, long durationMillis, String detail) {}

    /** @throws io.tillbridge.fault.CallerFault UNKNOWN: there is no such subscription */
    public Report of(long subscriptionId) {
        Subscription subscription = subscriptions.get(subscriptionId);
        String id = "msg_test_" + UUID.randomUUID().toString().replace("-", "");
        WebhookAnswer answer =
                client.post(subscription.address(), subscriptions.sign(subscriptionId, id, body(subscription)));
        TryResult result = answer.result();
        return new Report(result.delivered(), result.status(), result.took().toMillis(), detail(answer));
    }

    private String body(Subscription subscription) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("number", 0);
        body.put("type", TYPE);
        body.put("subject", "event-subscriptions/" + subscription.id());
        body.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("changes", Map.of());
        return JsonText.of(body);
    }

    private static String detail(WebhookAnswer answer) {
        String error = answer.result().error();
        String text = ResponseText.of(answer.text(), LONGEST_TEXT);
        if (error == null) {
            return "The receiver took the test message" + (text.isEmpty() ? "" : " and answered: " + text);
        }
        return error + (text.isEmpty() ? "" : ". It answered: " + text);
    }
}
