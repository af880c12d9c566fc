package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a web hook, of which nothing counts but the order or the variant to read again. */
public final class WebhookBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private WebhookBody() {}

    /** The shop's id of the order it tells of; empty when it is no JSON or tells of none. */
    public static Optional<String> orderId(byte[] rawBody) {
        return part(rawBody, "order").map(order -> order.id("id")).filter(WebhookBody::isId);
    }

    /**
     * A variant that a shop tells of.
     *
     * @param stockLevel as the hook says, which need not be true; null when it says none
     */
    public record Variant(String id, Long stockLevel) {}

    /** The variant it tells of; empty when it is no JSON or tells of none. */
    public static Optional<Variant> variant(byte[] rawBody) {
        return part(rawBody, "variant")
                .filter(variant -> isId(variant.id("id")))
                .map(variant -> new Variant(variant.id("id"), level(variant)));
    }

    private static Long level(ShopJson variant) {
        return variant.json().get("stockLevel") instanceof Integer level ? Long.valueOf(level) : null;
    }

    private static boolean isId(String id) {
        return id != null && ID.matcher(id).matches();
    }

    private static Optional<ShopJson> part(byte[] rawBody, String name) {
        try {
            Map<?, ?> body = JSON.readValue(rawBody, Map.class);
            return Optional.ofNullable(body).map(hook -> ShopJson.of(hook.get(name)));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
