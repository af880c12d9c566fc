package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a web hook, of which nothing counts but the order to read again. */
public final class WebhookBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private WebhookBody() {}

    /** The shop's id of the order it tells of; empty when it is no JSON or tells of none. */
    public static Optional<String> orderId(byte[] rawBody) {
        try {
            Map<?, ?> body = JSON.readValue(rawBody, Map.class);
            return Optional.ofNullable(body)
                    .map(hook -> ShopJson.of(hook.get("order")).id("id"))
                    .filter(id -> ID.matcher(id).matches());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
