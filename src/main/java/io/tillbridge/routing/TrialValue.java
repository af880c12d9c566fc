package io.tillbridge.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of messages as a report of a trial shows them. */
final class TrialValue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 400;

    private TrialValue() {}

    /** A value as JSON can say it: of other objects their text. */
    static Object plain(Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(TrialValue::plain).collect(java.util.stream.Collectors.toList());
        }
        return value instanceof byte[] bytes ? bytes(bytes) : value.toString();
    }

    /** What was marshalled is text in most cases, and then shown as that. */
    private static String bytes(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c))) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // No text.
        }
        return "(" + bytes.length + " bytes)";
    }

    /** One line, cut to a length. */
    static String text(Object value) {
        if (value == null) {
            return "empty";
        }
        String text;
        try {
            text = plain(value) instanceof String line ? line : JSON.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            text = value.toString();
        }
        String line = text.replaceAll("\\s*[\\r\\n]+\\s*", " ⏎ ").replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "… (" + text.length() + " characters)" : line;
    }
}
