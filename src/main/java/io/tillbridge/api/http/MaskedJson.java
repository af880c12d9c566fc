package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;

/** JSON that may be kept: whatever is named like a secret, or stands under {@code secrets}, is told as there and no more. */
final class MaskedJson {
    private static final Set<String> NAMES = Set.of(
            "secret", "clientsecret", "password", "current", "new", "token", "csrftoken", "link", "links", "text");

    private static final TextNode MASK = TextNode.valueOf("***");

    private MaskedJson() {}

    static JsonNode of(JsonNode node) {
        return of(node, false);
    }

    private static JsonNode of(JsonNode node, boolean secret) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            of(
                                    member.getValue(),
                                    secret
                                            || member.getKey().equals("secrets")
                                            || NAMES.contains(member.getKey().toLowerCase(Locale.ROOT)))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(of(item, secret)));
            return copy;
        }
        return secret && (node.isTextual() || node.isNumber()) ? MASK : node;
    }
}
