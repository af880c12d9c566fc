package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The schema of a kind's settings in the contract, as a JSON Schema that stands for itself. */
final class SettingsSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode contract;

    SettingsSchema(JsonNode contract) {
        this.contract = contract;
    }

    /** @param choices words that a setting takes and the contract does not know */
    ObjectNode of(JsonNode schema, Map<String, List<String>> choices) {
        ObjectNode made = JSON.objectNode().put("$schema", DIALECT);
        made.setAll((ObjectNode) plain(schema));
        made.remove(List.of("x-kind", "description"));
        made.put("additionalProperties", false);
        choices.forEach((setting, words) -> {
            ArrayNode allowed = ((ObjectNode) made.path("properties").path(setting)).putArray("enum");
            words.forEach(allowed::add);
        });
        return made;
    }

    private JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JSON.arrayNode();
            node.forEach(one -> list.add(plain(one)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.path("$ref").isTextual()) {
            return plain(contract.at(node.path("$ref").asText().substring(1)));
        }
        ObjectNode made = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            switch (member.getKey()) {
                // Every setting can be null in a change: it takes its default then.
                case "nullable" -> {}
                case "example" -> made.putArray("examples").add(member.getValue());
                default -> made.set(member.getKey(), plain(member.getValue()));
            }
        }
        return made;
    }
}
