package io.tillbridge.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.Map;

/**
 * The body of a message as it is kept, so that a replay has the same body again.
 *
 * @param type {@code number} for whole ones, {@code json} for others, maps and lists, or {@code text}
 * @param text null when the message had none
 */
record KeptBody(String type, String text) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static KeptBody of(Object body) {
        boolean whole =
                body instanceof Long || body instanceof Integer || body instanceof Short || body instanceof Byte;
        if (body instanceof Map || body instanceof Collection || (body instanceof Number && !whole)) {
            try {
                return new KeptBody("json", JSON.writeValueAsString(body));
            } catch (JsonProcessingException noJson) {
                return new KeptBody("text", body.toString());
            }
        }
        return new KeptBody(whole ? "number" : "text", body == null ? null : body.toString());
    }

    /** As the message had it. */
    Object value() {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "number" -> Long.valueOf(text);
            case "json" -> json();
            default -> text;
        };
    }

    private Object json() {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept body is not the JSON this hub wrote", e);
        }
    }
}
