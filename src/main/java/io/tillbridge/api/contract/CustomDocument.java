package io.tillbridge.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code openapi.yaml} with the endpoints of a site's own: those have the tag {@code custom} and {@code x-custom: true}. */
final class CustomDocument {
    private static final String TAG = "custom";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final ObjectNode root;

    private CustomDocument(ObjectNode root) {
        this.root = root;
    }

    static byte[] of(Contract contract, List<Operation> custom) {
        CustomDocument document = new CustomDocument(contract.root().deepCopy());
        document.root.withArray("tags").addObject().put("name", TAG).put("description", "Endpoints of this site");
        custom.forEach(document::add);
        try {
            return YAML.writeValueAsString(document.root).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The contract with the endpoints of this site cannot be written", e);
        }
    }

    private void add(Operation operation) {
        String path = "/" + String.join("/", operation.path());
        ObjectNode paths = (ObjectNode) root.get("paths");
        ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
        ObjectNode verb = item.putObject(operation.method().toLowerCase(Locale.ROOT));
        String summary = operation.custom().description();
        verb.put("operationId", operation.id());
        verb.put("summary", summary.isEmpty() ? operation.id() : summary);
        verb.putArray("tags").add(TAG);
        verb.put("x-custom", true);
        verb.put("x-permission", operation.asks().word());
        ArrayNode parameters = verb.putArray("parameters");
        for (Operation.Parameter parameter : operation.parameters()) {
            ObjectNode one =
                    parameters.addObject().put("name", parameter.name()).put("in", parameter.in());
            one.put("required", parameter.in().equals("path") || parameter.required());
            one.set("schema", parameter.schema().node());
        }
        if (!operation.bodies().isEmpty()) {
            ObjectNode body = verb.putObject("requestBody").put("required", true);
            ObjectNode content = body.putObject("content");
            operation.bodies().keySet().forEach(type -> schema(content, type));
        }
        ObjectNode responses = verb.putObject("responses");
        ObjectNode good = responses.putObject("200").put("description", "What the route answers");
        schema(good.putObject("content"), operation.custom().produces());
        Map.of(
                        "400", "Unreadable",
                        "401", "Unauthenticated",
                        "403", "Forbidden",
                        "429", "TooMany",
                        "default", "Other")
                .forEach((status, name) -> responses.putObject(status).put("$ref", "#/components/responses/" + name));
    }

    private static void schema(ObjectNode content, String type) {
        ObjectNode schema = content.putObject(type).putObject("schema");
        if (!type.equals(Operation.Custom.JSON)) {
            schema.put("type", "string");
        }
    }
}
