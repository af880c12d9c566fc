package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON that may be kept: whatever is named like a secret, or stands under {@code secrets}, is told as there and no more; so are code and state in an address. */
final class MaskedJson {
    private static final Set<String> NAMES = Set.of(
            "secret", "clientsecret", "password", "current", "new", "token", "csrftoken", "link", "links", "text");

    private static final Pattern OF_SIGN_IN = Pattern.compile("(^|[?&\\s])(code|state)=");
    private static final Pattern VALUE = Pattern.compile("=[^&#\\s]+");

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
        if (secret && (node.isTextual() || node.isNumber())) {
            return MASK;
        }
        return node.isTextual() ? TextNode.valueOf(withoutSignIn(node.asText())) : node;
    }

    /** An address of a sign-in holds what completes it; none of its values is shown, whatever they are called. */
    private static String withoutSignIn(String text) {
        return OF_SIGN_IN.matcher(text).find() ? VALUE.matcher(text).replaceAll("=***") : text;
    }
}
