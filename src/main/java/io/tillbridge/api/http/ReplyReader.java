package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the filters reply to a call from within the process, as plain values. */
final class ReplyReader {
    private ReplyReader() {}

    /** The answer; a problem that was kept for an {@code Idempotency-Key} is thrown as one that was not. */
    static InProcessResponse read(IdempotencyFilter.Reply reply) throws IOException {
        if (reply instanceof IdempotencyFilter.Whole whole) {
            return whole(whole.rendered());
        }
        IdempotencyFilter.Streamed streamed = (IdempotencyFilter.Streamed) reply;
        if (streamed.answer() instanceof ApiResponse.Download file) {
            return new InProcessResponse(200, DownloadStream.of(file), streamed.headers(), file.filename());
        }
        throw new IllegalStateException("A call within the process asks for no stream of events, and got one");
    }

    private static InProcessResponse whole(RenderedResponse rendered) {
        byte[] bytes = rendered.body().getBytes();
        boolean json = rendered.headers().getOrDefault("Content-Type", "").endsWith("json");
        if (rendered.status() >= 400) {
            throw problem(rendered, Json.read(bytes)).refusal();
        }
        Object body = bytes.length == 0
                ? null
                : json ? Json.value(Json.read(bytes)) : new String(bytes, StandardCharsets.UTF_8);
        return new InProcessResponse(rendered.status(), body, rendered.headers(), null);
    }

    private static Problem problem(RenderedResponse rendered, JsonNode told) {
        List<RequestFault> errors = new ArrayList<>();
        told.path("errors")
                .forEach(one -> errors.add(new RequestFault(
                        text(one, "pointer"), text(one, "parameter"), text(one, "code"), text(one, "message"))));
        return new Problem(
                text(told, "type"),
                text(told, "title"),
                rendered.status(),
                text(told, "detail"),
                text(told, "permission"),
                errors,
                rendered.headers(),
                Map.of());
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
