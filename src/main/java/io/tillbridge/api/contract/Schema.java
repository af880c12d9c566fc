package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A schema of the contract as a check: the part of OpenAPI 3.0 that {@code openapi.yaml} uses. All faults are told at
 * once, each with its pointer, what was expected and what was found.
 */
public record Schema(JsonNode node, JsonNode contract) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    /** The faults of a JSON value. */
    public List<RequestFault> faults(JsonNode value) {
        List<RequestFault> faults = new ArrayList<>();
        check(value, "", faults);
        return faults;
    }

    boolean isInteger() {
        return type().equals("integer");
    }

    boolean isBoolean() {
        return type().equals("boolean");
    }

    boolean isNumber() {
        return type().equals("number");
    }

    JsonNode byDefault() {
        return resolved().path("default");
    }

    /** What the schema takes, in words: "a whole number from 1 to 500". */
    String expected() {
        JsonNode schema = resolved();
        if (schema.has("enum")) {
            return "one of "
                    + elements(schema.path("enum")).map(JsonNode::asText).collect(Collectors.joining(", "));
        }
        return switch (type()) {
            case "integer" ->
                "a whole number"
                        + (schema.has("minimum")
                                ? " from " + schema.path("minimum") + " to "
                                        + schema.path("maximum").asText("2^63-1")
                                : "")
                        + (schema.has("not") ? " other than " + schema.at("/not/enum/0") : "");
            case "number" -> "a number such as 12.50";
            case "boolean" -> "true or false";
            case "object" -> "an object";
            case "array" -> "a list";
            default ->
                schema.has("pattern") && !wantsInk()
                        ? "text that matches " + schema.path("pattern").asText()
                        : "text of " + schema.path("minLength").asInt(0) + " to "
                                + schema.path("maxLength").asText("any number of") + " characters"
                                + (wantsInk() ? ", not all blank" : "");
        };
    }

    /** Whether the kind of the resource, or the operation, checks the content: they tell faults this schema cannot know. */
    public boolean checkedLater() {
        return resolved().path("x-checked-by-kind").asBoolean()
                || resolved().path("x-checked-by-operation").asBoolean();
    }

    private void check(JsonNode value, String pointer, List<RequestFault> faults) {
        if (value.isNull()) {
            if (!resolved().path("nullable").asBoolean()) {
                faults.add(
                        RequestFault.inBody(pointer, "wrong-type", name(pointer) + " is null, expected " + expected()));
            }
            return;
        }
        switch (type()) {
            case "object" -> object(value, pointer, faults);
            case "array" -> array(value, pointer, faults);
            case "string" -> scalar(value, value.isTextual(), pointer, faults);
            case "integer" -> scalar(value, value.isIntegralNumber() && value.canConvertToLong(), pointer, faults);
            case "boolean" -> scalar(value, value.isBoolean(), pointer, faults);
            default -> {}
        }
    }

    private void object(JsonNode value, String pointer, List<RequestFault> faults) {
        if (!value.isObject()) {
            wrongType(value, pointer, faults);
            return;
        }
        JsonNode properties = resolved().path("properties");
        JsonNode others = resolved().path("additionalProperties");
        elements(resolved().path("required"))
                .map(JsonNode::asText)
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(RequestFault.inBody(
                        pointer + "/" + escape(name), "required", name(pointer + "/" + name) + " is missing")));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = pointer + "/" + escape(field.getKey());
            if (properties.has(field.getKey())) {
                sub(properties.get(field.getKey())).check(field.getValue(), at, faults);
            } else if (others.isObject()) {
                sub(others).check(field.getValue(), at, faults);
            } else if (!others.asBoolean(true)) {
                faults.add(RequestFault.inBody(at, "unknown-field", unknown(field.getKey(), properties)));
            }
        }
    }

    private static String unknown(String name, JsonNode properties) {
        List<String> known =
                properties.properties().stream().map(Map.Entry::getKey).toList();
        return "There is no field " + QuotedText.of(name) + "; known are " + String.join(", ", known);
    }

    private void array(JsonNode value, String pointer, List<RequestFault> faults) {
        if (!value.isArray()) {
            wrongType(value, pointer, faults);
            return;
        }
        int least = resolved().path("minItems").asInt(0);
        int most = resolved().path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            faults.add(RequestFault.inBody(
                    pointer,
                    "wrong-length",
                    name(pointer) + " has " + Quantity.of(value.size(), "item") + ", expected " + least
                            + (most == Integer.MAX_VALUE ? " or more" : " to " + most)));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            sub(resolved().path("items")).check(value.get(i), pointer + "/" + i, faults);
        }
    }

    private void scalar(JsonNode value, boolean rightType, String pointer, List<RequestFault> faults) {
        if (!rightType) {
            wrongType(value, pointer, faults);
        } else if (!allows(value)) {
            faults.add(RequestFault.inBody(
                    pointer, code(), name(pointer) + " is " + shown(value) + ", expected " + expected()));
        }
    }

    /** The code of a fault of a scalar that has the right type. */
    String code() {
        JsonNode schema = resolved();
        if (schema.has("enum")) {
            return "not-allowed";
        }
        if (isInteger()) {
            return "out-of-range";
        }
        return schema.has("pattern") && !wantsInk() ? "malformed" : "wrong-length";
    }

    /** Whether the pattern says no more than that blanks are no text. */
    private boolean wantsInk() {
        return resolved().path("pattern").asText().equals("\\S");
    }

    /** Whether a scalar of the right type keeps the rules. */
    boolean allows(JsonNode value) {
        JsonNode schema = resolved();
        if (schema.has("enum")) {
            return elements(schema.path("enum")).anyMatch(value::equals);
        }
        if (isInteger()) {
            long number = value.longValue();
            return number >= schema.path("minimum").asLong(Long.MIN_VALUE)
                    && number <= schema.path("maximum").asLong(Long.MAX_VALUE)
                    && elements(schema.at("/not/enum")).noneMatch(one -> one.longValue() == number);
        }
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && text.codePoints().noneMatch(Schema::halfPair)
                && (!schema.has("pattern")
                        || Pattern.compile(schema.path("pattern").asText())
                                .matcher(text)
                                .find());
    }

    /** {@link #allows} for a parameter, which comes as text. */
    public boolean allowsText(String text) {
        if (isInteger()) {
            return text.matches("-?[0-9]{1,18}") && allows(LongNode.valueOf(Long.parseLong(text)));
        }
        if (isNumber()) {
            return NUMBER.matcher(text).matches();
        }
        return isBoolean() ? text.equals("true") || text.equals("false") : allows(TextNode.valueOf(text));
    }

    private static boolean halfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** What was found, unless it is a secret, which no answer repeats. */
    private String shown(JsonNode value) {
        return resolved().path("format").asText().equals("password") ? "not shown" : QuotedText.of(value.asText());
    }

    private void wrongType(JsonNode value, String pointer, List<RequestFault> faults) {
        String found = value.isContainerNode() ? (value.isArray() ? "a list" : "an object") : shown(value);
        faults.add(RequestFault.inBody(
                pointer, "wrong-type", name(pointer) + " is " + found + ", expected " + expected()));
    }

    private static String name(String pointer) {
        return pointer.isEmpty() ? "The body" : pointer.substring(1).replace('/', '.');
    }

    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private String type() {
        return resolved().path("type").asText("any");
    }

    private Schema sub(JsonNode schema) {
        return new Schema(schema, contract);
    }

    private JsonNode resolved() {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(Spliterators.spliterator(array.elements(), array.size(), 0), false);
    }
}
