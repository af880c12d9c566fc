package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.api.contract.Json;
import java.util.Map;

/** A setting with a warning or with facts, as its schema in the contract tells it. */
final class SwitchView {
    private static final String ENGLISH = "en";
    private static final String DUTCH = "nl";

    private SwitchView() {}

    static ObjectNode of(String setting, JsonNode schema) {
        ObjectNode view = Json.tree(Map.of());
        view.put("setting", setting);
        JsonNode dutch = schema.path("x-nl");
        if (schema.has("x-warning")) {
            view.set("warning", text(schema.path("x-warning"), dutch.path("warning")));
        }
        if (schema.has("x-warnings")) {
            ObjectNode warnings = view.putObject("warnings");
            schema.path("x-warnings")
                    .properties()
                    .forEach(one -> warnings.set(
                            one.getKey(),
                            text(one.getValue(), dutch.path("warnings").path(one.getKey()))));
        }
        view.set("facts", schema.has("x-facts") ? schema.path("x-facts") : Json.node(new String[0]));
        return view;
    }

    private static ObjectNode text(JsonNode english, JsonNode dutch) {
        ObjectNode text = Json.tree(Map.of(ENGLISH, english.asText()));
        if (dutch.isTextual()) {
            text.set(DUTCH, dutch);
        }
        return text;
    }
}
