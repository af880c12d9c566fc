package io.tillbridge.flow.alerts;

import io.tillbridge.alert.AlertMessage;
import io.tillbridge.event.subscription.SignedMessage;
import io.tillbridge.event.webhook.WebhookClient;
import io.tillbridge.network.OutboundResolver;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.PassingFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Posts alerts to the web hook of the settings, by the client of event subscriptions. With {@code {secret}} in its address
 * the secret goes there, as chat systems want it; otherwise it signs the message as Standard Webhooks says.
 */
public final class AlertHook implements AutoCloseable {
    private static final String PLACE = "{secret}";

    private final Supplier<Optional<String>> address;
    private final Function<String, Optional<String>> secret;
    private final Clock clock;
    private final WebhookClient client;

    /**
     * @param address of the settings, asked each time
     * @param secret of an address, likewise
     * @param outbound which hosts may be reached
     */
    public AlertHook(
            Supplier<Optional<String>> address,
            Function<String, Optional<String>> secret,
            OutboundRules outbound,
            Clock clock) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.client = new WebhookClient(new OutboundResolver(outbound), WebhookClient.Limits.STANDARD, clock);
    }

    /** @throws PassingFailure when the receiver does not take it; without its address, which may be a secret */
    void post(AlertMessage message) {
        String url = address.get()
                .orElseThrow(() -> new PassingFailure("The settings name no web hook for alerts any more"));
        Optional<String> key = secret.apply(url);
        boolean inAddress = url.contains(PLACE);
        if (inAddress && key.isEmpty()) {
            throw new PassingFailure("The secret of the web hook for alerts is not set: set alerts.webhook.secret");
        }
        String target = inAddress ? target(url.replace(PLACE, key.orElseThrow())) : url;
        SignedMessage signed =
                signed(message, inAddress ? List.of() : key.stream().toList());
        var result = client.post(target, signed).result();
        if (result.status() == null) {
            String host = URI.create(url.replace(PLACE, "secret")).getHost();
            throw new PassingFailure("The web hook for alerts at " + host + " cannot be reached (" + result.error()
                    + "): check its address, or wait until it is back");
        }
        if (!result.delivered()) {
            throw new PassingFailure("The web hook for alerts answered with the status " + result.status()
                    + ", expected one from 200 to 299: check its address and its secret");
        }
    }

    private static String target(String url) {
        try {
            return URI.create(url).toString();
        } catch (IllegalArgumentException e) {
            // Not as its cause: its message has the secret.
            throw new PassingFailure("The secret of the web hook for alerts makes no address: set it anew");
        }
    }

    private SignedMessage signed(AlertMessage message, List<String> secrets) {
        try {
            return SignedMessage.of(message.messageId(), clock.instant(), message.content(), secrets);
        } catch (IllegalArgumentException e) {
            throw new PassingFailure("The secret of the web hook for alerts is no base64 after whsec_: set it anew");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
