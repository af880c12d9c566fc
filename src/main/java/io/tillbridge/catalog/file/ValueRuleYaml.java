package io.tillbridge.catalog.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads one rule of a dialect's {@code values}. */
final class ValueRuleYaml {
    private ValueRuleYaml() {}

    /** Null when the node is none. */
    static ValueRule of(JsonNode node, BiFunction<String, JsonNode, String> texts) {
        if (node.isTextual() && node.asText().equals("strip-currency")) {
            return ValueRule.stripCurrency();
        }
        if (node.isTextual() && node.asText().equals("strip-apostrophe")) {
            return ValueRule.stripApostrophe();
        }
        if (node.size() == 1 && filled(node.path("unit"))) {
            return ValueRule.unit(node.path("unit").asText());
        }
        if (node.size() == 1 && filled(node.path("list"))) {
            return ValueRule.list(node.path("list").asText());
        }
        if (node.size() == 1 && node.path("words").isObject()) {
            Map<String, String> words = new HashMap<>();
            node.path("words")
                    .properties()
                    .forEach(word -> words.put(
                            ValueRule.folded(word.getKey()), texts.apply(".words." + word.getKey(), word.getValue())));
            return ValueRule.words(words);
        }
        return null;
    }

    static boolean filled(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank();
    }
}
