package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What came back.
 *
 * @param header value by name in any case, null when it is not there
 */
record CallAnswer(int status, UnaryOperator<String> header, byte[] body) {
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

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /**
     * The content of a good answer: what stands in its envelope as Map or List; a number that was counted stays in its
     * Map; null when the body is empty.
     *
     * @throws PassingFailure when it is cut off or no JSON, as gateways answer for a shop that is away
     */
    Object content(String subject) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            Object content = JSON.readValue(text, Object.class);
            if (content instanceof Map<?, ?> envelope && envelope.size() == 1) {
                Object inner = envelope.values().iterator().next();
                return inner instanceof Map || inner instanceof List ? inner : content;
            }
            return content;
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
    boolean mayBeEmpty(CallRequest request) {
        return request.method().equals("DELETE")
                || (status == 204 && !request.method().equals("GET"));
    }

    /**
     * The shop's own words for a fault, shortened; empty when it has none. Nothing else of a body is quoted: whoever may name
     * an address for the hub to call would read there what only the hub can reach.
     */
    String words() {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            Object parsed = text.isEmpty() ? null : JSON.readValue(text, Object.class);
            ShopJson envelope = ShopJson.of(parsed);
            String message = envelope.object("error").text("message");
            Object fields = envelope.json().get("errors");
            String more = fields == null ? "" : " " + JSON.writeValueAsString(fields);
            return shortened((message + more).strip());
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    static byte[] json(Object body, CallRequest request) {
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

    private static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
