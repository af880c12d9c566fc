package io.tillbridge.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What runs and failures keep as JSON: objects of numbers and words that this hub wrote itself. */
final class JsonMaps {
    static final TypeReference<Map<String, Long>> COUNTERS = new TypeReference<>() {};
    static final TypeReference<Map<String, Object>> PROGRESS = new TypeReference<>() {};
    static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonMaps() {}

    /** @param json null: an empty map */
    static <T> Map<String, T> read(String json, TypeReference<Map<String, T>> type) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Kept counters, progress or variables are not the JSON this hub wrote", e);
        }
    }

    static String text(Map<String, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counters, progress and variables hold numbers and words only", e);
        }
    }
}
