package io.tillbridge.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.run.BadDataFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What a route answers to a caller. The body becomes JSON: maps, lists and values as they are, text and bytes that are a
 * JSON object or list as that, other text as text; of an endpoint that declares another type it stays text. The variable {@code status} is the status: 200, 201, 202 or 204; with
 * 400, 403, 404, 409, 422 or 503 the answer is a problem, with the body as its detail.
 */
final class CustomAnswer {
    private static final Set<Integer> GOOD = Set.of(200, 201, 202, 204);
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int LONGEST_DETAIL = 1_000;

    private CustomAnswer() {}

    /** @throws Exception what the route failed with; a {@link Refusal} when it chose an error */
    static ApiResponse of(Exchange exchange, Operation.Custom declared) throws Exception {
        if (exchange.getException() != null) {
            Exception fault = CustomEndpoints.fault(exchange.getException());
            throw fault instanceof BadDataFailure
                    ? Problem.unreadable(fault.getMessage()).refusal()
                    : fault;
        }
        Object given = exchange.getVariable("status");
        int status = given == null ? 200 : status(given);
        Object body = exchange.getMessage().getBody();
        if (!GOOD.contains(status)) {
            throw problem(status, detail(exchange.getMessage().getBody(String.class)));
        }
        if (status == 204 || body == null) {
            return new ApiResponse.Nothing();
        }
        if (!declared.producesJson()) {
            return new ApiResponse.Text(status, declared.produces() + "; charset=utf-8", plainText(body, exchange));
        }
        JsonNode node = json(body);
        if (Json.bytes(node).length > MOST_BYTES) {
            throw tooLarge();
        }
        return new ApiResponse.Body(status, node, Map.of());
    }

    private static IllegalStateException tooLarge() {
        return new IllegalStateException(
                "Expected an answer of at most " + MOST_BYTES + " bytes, found more: answer with a part of it");
    }

    /** Of an endpoint that answers with another type than JSON. */
    private static String plainText(Object body, Exchange exchange) throws IOException {
        if (body instanceof Map || body instanceof List) {
            throw new IllegalStateException(
                    "Expected an answer that is text, found a map or list: marshal it, or answer with JSON");
        }
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        if (stream == null) {
            return String.valueOf(body);
        }
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static int status(Object given) {
        String text = given.toString().strip();
        if (!text.matches("[0-9]{3}")) {
            throw new IllegalStateException("The variable status: expected an HTTP status, found '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Refusal problem(int status, String detail) {
        Problem problem =
                switch (status) {
                    case 400 -> Problem.unreadable(detail);
                    case 403 -> Problem.forbidden(detail, null);
                    case 404 -> Problem.notFound(detail);
                    case 409 -> Problem.conflict(ProblemType.CONFLICT, detail);
                    case 422 -> Problem.faulty(detail, List.of());
                    case 503 -> Problem.away(detail);
                    default ->
                        throw new IllegalStateException("The variable status: expected one of " + GOOD
                                + " or 400, 403, 404, 409, 422, 503, found " + status);
                };
        return problem.refusal();
    }

    private static String detail(String body) {
        if (body == null || body.isBlank()) {
            return "The endpoint refused the request";
        }
        return body.length() > LONGEST_DETAIL ? body.substring(0, LONGEST_DETAIL) + "…" : body;
    }

    private static JsonNode json(Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return text(new String(bytes, StandardCharsets.UTF_8));
        }
        if (body instanceof InputStream stream) {
            try (stream) {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw tooLarge();
                }
                return text(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return body instanceof String text ? text(text) : Json.node(body);
    }

    private static JsonNode text(String text) {
        String begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            try {
                return Json.read(text.getBytes(StandardCharsets.UTF_8));
            } catch (Refusal noJson) {
                return Json.node(text);
            }
        }
        return Json.node(text);
    }

    /** A JSON body as maps, lists and values; null for none. */
    static Object plain(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}
