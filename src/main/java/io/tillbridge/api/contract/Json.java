package io.tillbridge.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** JSON as the contract has it: camelCase, instants as ISO text, what is absent left out, a field given twice refused. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule().addSerializer(Instant.class, new ToTheMillisecond()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** What the database keeps is finer; clients compare and show milliseconds. */
    private static final class ToTheMillisecond extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        ToTheMillisecond() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of the API cannot be written as JSON", e);
        }
    }

    /** Any value as the tree it is written as. */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A body as plain values. */
    public static Map<String, Object> map(JsonNode body) {
        return MAPPER.convertValue(body, new TypeReference<Map<String, Object>>() {});
    }

    /** Any JSON as plain values: a map, a list, a text, a number, a flag or null. */
    public static Object value(JsonNode body) {
        return MAPPER.convertValue(body, Object.class);
    }

    /** The body as a tree; a 400 tells where it cannot be read, never what stands there. */
    public static JsonNode read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(Utf8.body(body));
            if (node == null || node.isMissingNode()) {
                throw Problem.unreadable("The body is empty, expected JSON").refusal();
            }
            return node;
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().startsWith("Duplicate field") ? "a field is given twice" : "no JSON";
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Problem.unreadable("The body cannot be read: " + why + where).refusal();
        }
    }
}
