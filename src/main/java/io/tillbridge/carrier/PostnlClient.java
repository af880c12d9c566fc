package io.tillbridge.carrier;

import io.tillbridge.checkout.Carrier;
import io.tillbridge.checkout.CarrierFault;
import io.tillbridge.checkout.Offers;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.PostnlSettings;
import io.tillbridge.document.JsonText;
import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.network.ForbiddenTarget;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks PostNL's Checkout API. No message repeats anything of what was asked, nor any of the answer's own words, which may
 * repeat it.
 */
public final class PostnlClient implements Carrier {
    private static final long LONGEST_PAUSE = 3_600;

    private final PostnlSettings settings;
    private final String key;
    private final LightspeedHttp http;

    /** @param key null when none is set: each question is refused */
    public PostnlClient(PostnlSettings settings, String key, LightspeedHttp http) {
        this.settings = settings;
        this.key = key;
        this.http = http;
    }

    @Override
    public String name() {
        return Postnl.NAME;
    }

    @Override
    public boolean serves(String country, String postcode) {
        return PostnlForm.serves(country, postcode);
    }

    @Override
    public Offers ask(Question question) throws CarrierFault {
        if (key == null) {
            throw CarrierFault.refused(subject() + " was not asked: the connection has no apiKey. Set it.");
        }
        byte[] body = JsonText.of(PostnlForm.request(settings, question)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("apikey", key, "Content-Type", "application/json", "Accept", "application/json");
        CallAnswer answer = answer(headers, body);
        if (!answer.ok()) {
            throw refusal(answer);
        }
        if (answer.body().length == 0) {
            throw CarrierFault.passing(subject() + " answered without content, expected JSON.");
        }
        return answer.json()
                .flatMap(content -> PostnlAnswer.read(content, settings))
                .orElseThrow(() -> CarrierFault.passing(subject()
                        + " answered with something else than delivery options, expected JSON with DeliveryOptions or"
                        + " PickupOptions. If it stays so, check the connection's baseUrl."));
    }

    private CallAnswer answer(Map<String, String> headers, byte[] body) throws CarrierFault {
        try {
            return http.answer("POST", URI.create(settings.baseUrl() + "/" + PostnlForm.PATH), headers, body);
        } catch (ForbiddenTarget forbidden) {
            throw CarrierFault.refused(forbidden.getMessage());
        } catch (LightspeedHttp.Overlong | SocketTimeoutException late) {
            throw CarrierFault.passing(subject() + " did not answer in time or not to the end.");
        } catch (IOException broken) {
            throw CarrierFault.passing(subject() + " cannot be reached, or ended the connection early ("
                    + broken.getClass().getSimpleName() + ").");
        }
    }

    private CarrierFault refusal(CallAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 400, 404, 422 ->
                CarrierFault.ofQuestion(subject() + " does not take the question (" + status
                        + "): the postcode may not exist, or the key may lack the Checkout API.");
            case 401, 403 ->
                CarrierFault.refused(subject() + " refuses the key (" + status
                        + "). Check the connection's apiKey, and whether PostNL has opened the Checkout API for it.");
            case 429 ->
                CarrierFault.passing(subject() + " takes no more calls for now (429).", retryAfter(answer));
            default -> CarrierFault.passing(subject() + " has a fault of its own (" + status + ").", retryAfter(answer));
        };
    }

    private static Duration retryAfter(CallAnswer answer) {
        return Optional.ofNullable(answer.header().apply("Retry-After"))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Math.min(LONGEST_PAUSE, Long.parseLong(text))))
                .orElse(Duration.ZERO);
    }

    private String subject() {
        return "PostNL at " + settings.baseUrl();
    }
}
