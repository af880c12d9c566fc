package io.tillbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/** Whether an answer is one that the contract names: its status, its content type, its body to the last field. */
final class Conformance {
    private Conformance() {}

    static void check(Contract contract, HttpResponse<String> answer) throws IOException {
        String path = answer.request().uri().getRawPath();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400) {
            assertThat(type).isEqualTo("application/problem+json");
            JsonNode problem = contract.root().at("/components/schemas/Problem");
            assertThat(new Schema(problem, contract.root()).faults(Door.json(answer)))
                    .isEmpty();
            assertThat(Door.json(answer).path("status").asInt()).isEqualTo(answer.statusCode());
        }
        if (path.startsWith(contract.basePath() + "/")
                && answer.statusCode() != 401
                && answer.statusCode() != 404
                && answer.statusCode() != 405) {
            known(contract, answer, path.substring(contract.basePath().length() + 1), type);
        }
    }

    private static void known(Contract contract, HttpResponse<String> answer, String path, String type)
            throws IOException {
        Operation operation = contract.operation(answer.request().method(), List.of(path.split("/", -1)));
        JsonNode responses = contract.root()
                .path("paths")
                .path("/" + String.join("/", operation.path()))
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses");
        String status = Integer.toString(answer.statusCode());
        if (answer.statusCode() < 500) {
            assertThat(responses.has(status))
                    .as(operation.id() + " answers " + status)
                    .isTrue();
        }
        JsonNode schema = responses.path(status).path("content").path(type).path("schema");
        if (type.equals("application/json")) {
            assertThat(new Schema(schema, contract.root()).faults(Door.json(answer)))
                    .as(operation.id() + " " + answer.body())
                    .isEmpty();
        }
    }
}
