package io.tillbridge.sandbox.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as the double reads and writes it: objects are maps that keep their order. */
public final class DoubleJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DoubleJson() {}

    /** An object of names and values in turn. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>(namesAndValues.length);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of the sandbox shop cannot be written as JSON", e);
        }
    }

    /** @throws Refused 400 when it is no JSON object */
    public static Map<String, Object> read(byte[] body) {
        try {
            Map<String, Object> object = MAPPER.readValue(body, new TypeReference<Map<String, Object>>() {});
            if (object == null) {
                throw new Refused(400, "Invalid data input");
            }
            return object;
        } catch (IOException e) {
            throw new Refused(400, "Invalid data input");
        }
    }
}
