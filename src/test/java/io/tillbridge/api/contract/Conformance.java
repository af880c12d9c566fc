package io.tillbridge.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether an answer is one that the contract names: its status, its content type, its body to the last field. */
public final class Conformance {
    /** Told before anybody knows which operation is meant. */
    private static final Set<Integer> HEAD_TOO_LONG = Set.of(414, 431);

    private Conformance() {}

    public static void check(Contract contract, HttpResponse<String> answer) throws IOException {
        String path = answer.request().uri().getRawPath();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400) {
            problem(contract, answer.statusCode(), type, answer.body());
        }
        if (path.startsWith(contract.basePath() + "/")
                && answer.statusCode() != 401
                && answer.statusCode() != 404
                && answer.statusCode() != 405) {
            List<String> below =
                    List.of(path.substring(contract.basePath().length() + 1).split("/", -1));
            Operation operation = contract.operation(answer.request().method(), below);
            named(contract, operation, answer.statusCode(), type, answer.body());
        }
    }

    /** An error answer is a problem as the contract has it, and shows nothing of the inside. */
    public static void problem(Contract contract, int status, String type, String body) throws IOException {
        assertThat(type).isEqualTo("application/problem+json");
        JsonNode schema = contract.root().at("/components/schemas/Problem");
        JsonNode problem = new ObjectMapper().readTree(body);
        assertThat(new Schema(schema, contract.root()).faults(problem)).isEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }

    /** The operation names this status, the content type and, for JSON, every field. A fault of ours is never named. */
    public static void named(Contract contract, Operation operation, int status, String type, String body)
            throws IOException {
        JsonNode response = answers(contract, operation).path(Integer.toString(status));
        if (status >= 500 || HEAD_TOO_LONG.contains(status)) {
            return;
        }
        assertThat(response.isMissingNode())
                .as(operation.id() + " answers " + status)
                .isFalse();
        JsonNode content = resolved(contract, response).path("content");
        if (status < 300 && !type.isEmpty()) {
            String plain = type.split(";", -1)[0];
            assertThat(content.has(plain))
                    .as(operation.id() + " answers " + type)
                    .isTrue();
            if (plain.equals("application/json")) {
                JsonNode schema = content.path(plain).path("schema");
                assertThat(new Schema(schema, contract.root()).faults(new ObjectMapper().readTree(body)))
                        .as(operation.id() + " " + body)
                        .isEmpty();
            }
        }
    }

    /** The answers the contract names for an operation, by status. */
    public static JsonNode answers(Contract contract, Operation operation) {
        return node(contract, operation).path("responses");
    }

    /** The operation as it stands in the contract. */
    static JsonNode node(Contract contract, Operation operation) {
        return contract.root()
                .path("paths")
                .path("/" + String.join("/", operation.path()))
                .path(operation.method().toLowerCase(Locale.ROOT));
    }

    static JsonNode resolved(Contract contract, JsonNode node) {
        return node.has("$ref") ? contract.root().at(node.get("$ref").asText().substring(1)) : node;
    }
}
