package io.tillbridge.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Plain values as the JSON text in which they are stored. */
public final class JsonText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonText() {}

    public static String of(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An object cannot be written as JSON", e);
        }
    }

    /**
     * The members in the order of the text.
     *
     * @param what whose text it is, for the message when it is no JSON object
     */
    public static Map<String, Object> read(String text, String what) {
        try {
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(what + " in the database: expected a JSON object, found other text", e);
        }
    }
}
