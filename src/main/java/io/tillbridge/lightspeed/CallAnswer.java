package io.tillbridge.lightspeed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What came back.
 *
 * @param header value by name in any case, null when it is not there
 */
public record CallAnswer(int status, UnaryOperator<String> header, byte[] body) {
    private static final int LONGEST_QUOTE = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNestingDepth(200)
                        .build());
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /**
     * The content of a good answer; null when the body is empty.
     *
     * @throws PassingFailure when it is cut off or no JSON, as gateways answer for a system that is away
     */
    public Object content(String subject) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            if (e instanceof JsonEOFException || endsInTheMiddle(text)) {
                throw new PassingFailure(subject + " answered with JSON that is cut off after " + body.length
                        + " bytes. Try again later; if it stays so, tell the shop's provider.");
            }
            throw new PassingFailure(
                    subject + " answered with " + (text.startsWith("<") ? "a web page" : "something else")
                            + " instead of JSON (" + body.length
                            + " bytes). The shop's system may be under maintenance; if it stays so, check the connection's address.");
        }
    }

    /** Also in the middle of a word such as {@code tru}, which is no end to a parser. */
    private static boolean endsInTheMiddle(String text) {
        return text.startsWith("{") && !text.endsWith("}");
    }

    /** Whether an answer without content says all there is to say: a deletion, or a write that is answered so by its status. */
    public boolean mayBeEmpty(CallRequest request) {
        return request.method().equals("DELETE")
                || (status == 204 && !request.method().equals("GET"));
    }

    /** The body as JSON, whatever its label says; empty when it is none. */
    public Optional<Object> json() {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.ofNullable(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Parts of an answer as they are quoted, on one line.
     *
     * @param mask takes what must not be repeated out of a text; before it is cut, or half of it would be left
     * @param parts texts, or lists and maps; null and "" for nothing
     */
    public static String quoted(UnaryOperator<String> mask, Object... parts) {
        String text = Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(CallAnswer::written)
                .map(part -> part.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String line = mask.apply(text);
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }

    private static String written(Object part) {
        try {
            return part instanceof String words ? words : JSON.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    public static byte[] json(Object body, CallRequest request) {
        if (body == null || body.equals("")) {
            throw new BadDataFailure("The call " + request + " needs a body such as {\"order\":{…}}, found none.");
        }
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new BadDataFailure(
                    "The body of " + request + " cannot be written as JSON: expected maps and lists, found "
                            + body.getClass().getSimpleName() + ".");
        }
    }
}
