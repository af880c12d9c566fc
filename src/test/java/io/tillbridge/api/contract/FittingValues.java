package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Values that fit a schema of the contract, by chance. */
public final class FittingValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What patterns of the contract ask for; a pattern that none of them fits needs an example in its schema. */
    private static final List<String> WELL_KNOWN = List.of(
            "1", "2", "3", "4", "999", "nl", "12:00", "12.50", "0", "4006381333931", "GTIN_MISSING", "a1", "#text-1");

    private static final List<String> LETTERS =
            List.of("a", "b", "Z", "0", "9", " ", "-", "_", ".", "é", "ß", "漢", "😀", "'", "\"", "\\", "%", "{", "<");

    private final JsonNode contract;
    private final Random random;

    public FittingValues(JsonNode contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    public JsonNode of(JsonNode given) {
        JsonNode schema = resolved(given);
        if (schema.path("nullable").asBoolean() && random.nextInt(4) == 0) {
            return JSON.nullNode();
        }
        if (schema.has("enum")) {
            return any(schema.path("enum"));
        }
        if (schema.has("oneOf")) {
            return of(any(schema.path("oneOf")));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer", "number" -> number(schema);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode made = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                made.set(property.getKey(), of(property.getValue()));
            }
        }
        if (schema.path("additionalProperties").isObject() && random.nextBoolean()) {
            made.set("more" + random.nextInt(3), of(schema.path("additionalProperties")));
        }
        return made;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode made = JSON.arrayNode();
        int most = Math.min(3, schema.path("maxItems").asInt(3));
        int count = Math.max(schema.path("minItems").asInt(0), random.nextInt(most + 1));
        for (int i = 0; i < count; i++) {
            made.add(of(schema.path("items")));
        }
        return made;
    }

    private JsonNode number(JsonNode schema) {
        long least = schema.path("minimum").asLong(-5);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        return switch (random.nextInt(5)) {
            case 0 -> JSON.numberNode(least);
            case 1 -> JSON.numberNode(most);
            default -> JSON.numberNode(Math.min(most, Math.max(least, 1) + random.nextInt(20)));
        };
    }

    private String text(JsonNode schema) {
        String form = schema.path("format").asText();
        if (form.equals("date-time")) {
            return "2026-03-11T13:02:09Z";
        }
        if (form.equals("date")) {
            return "2026-03-11";
        }
        if (form.equals("email")) {
            return "someone" + random.nextInt(5) + "@example.com";
        }
        if (form.equals("uri")) {
            return "https://example.com/" + random.nextInt(5);
        }
        if (schema.has("pattern")) {
            return fitting(schema);
        }
        int least = schema.path("minLength").asInt(0);
        int most = Math.min(schema.path("maxLength").asInt(40), 300);
        int length = random.nextInt(8) == 0 ? most : Math.min(most, least + random.nextInt(12));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    private String fitting(JsonNode schema) {
        List<String> fitting = fittingTexts(schema);
        if (fitting.isEmpty()) {
            throw new IllegalStateException(
                    "The pattern " + schema.path("pattern").asText() + " of the contract needs an example beside it");
        }
        return random.nextBoolean() ? fitting.get(0) : fitting.get(random.nextInt(fitting.size()));
    }

    /** The texts known here that a schema with a pattern takes. */
    static List<String> fittingTexts(JsonNode schema) {
        Pattern pattern = Pattern.compile(schema.path("pattern").asText());
        List<String> fitting = new ArrayList<>(WELL_KNOWN.stream()
                .filter(text -> pattern.matcher(text).find())
                .filter(text -> text.length() >= schema.path("minLength").asInt(0))
                .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .toList());
        if (schema.has("example")) {
            fitting.add(schema.path("example").asText());
        }
        return fitting;
    }

    private JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }
}
