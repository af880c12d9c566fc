package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a contract owes its readers beyond being served, each fault with its place. */
final class ContractLint {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final Contract CONTRACT = Contract.read();
    private static final Set<String> HAVE_AN_ETAG = CONTRACT.operations().stream()
            .filter(operation -> !(operation.asks() instanceof AccessRequirement.Nothing))
            .filter(operation -> CONTRACT.viewOf(operation).isPresent())
            .map(Operation::id)
            .collect(Collectors.toSet());

    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();

    private ContractLint(JsonNode root) {
        this.root = root;
    }

    static List<String> faults(String text) throws IOException {
        ContractLint lint = new ContractLint(new YAMLMapper().readTree(text));
        lint.faults.addAll(new OpenAPIV3Parser().readContents(text).getMessages());
        lint.root.path("paths").properties().forEach(path -> {
            path.getValue().path("parameters").forEach(parameter -> lint.parameter(path.getKey(), parameter));
            path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> lint.operation(method.getKey() + " " + path.getKey(), path, method));
        });
        lint.walk(lint.root, "", lint::closed);
        lint.walk(lint.root, "", lint::example);
        lint.walk(lint.root, "", lint::pattern);
        lint.unused(text);
        return lint.faults;
    }

    private void operation(String where, Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        check(operation.path("operationId").asText().matches("[a-z][A-Za-z]+"), where, "has no operationId");
        String summary = operation.path("summary").asText();
        check(!summary.isBlank() && summary.length() <= 90, where, "has no summary, or one of over 90 letters");
        check(AccessRequirement.of(operation.path("x-permission").asText()).isPresent(), where, "has no x-permission");
        Set<String> tags = elements(root.path("tags"))
                .map(tag -> tag.path("name").asText())
                .collect(Collectors.toSet());
        check(!operation.path("tags").isEmpty(), where, "has no tag");
        operation.path("tags").forEach(tag -> check(tags.contains(tag.asText()), where, "has an unknown tag " + tag));
        operation.path("parameters").forEach(parameter -> parameter(where, parameter));
        conditions(where, operation);
        JsonNode responses = operation.path("responses");
        expected(path, method).forEach(status -> check(responses.has(status), where, "does not name " + status));
        responses.properties().forEach(response -> response(where, response.getKey(), resolved(response.getValue())));
    }

    /** The errors that befall an operation of this form. */
    private List<String> expected(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        boolean open = operation.path("x-permission").asText().equals("anyone");
        boolean posts = method.getKey().equals("post");
        List<String> expected = new ArrayList<>(List.of("400", "429", "default"));
        if (!open) {
            expected.addAll(List.of("401", "403"));
        }
        if (path.getKey().contains("{")) {
            expected.add("404");
        }
        if (posts) {
            expected.add("415");
        }
        if (operation.has("requestBody")) {
            expected.addAll(List.of("413", "415", "422"));
        }
        boolean repeatable = names(operation, "Idempotency-Key");
        if (repeatable) {
            expected.add("409");
        }
        boolean reads = method.getKey().equals("get");
        if (reads) {
            expected.add("304");
        } else if (!open) {
            expected.add("412");
        }
        return expected;
    }

    /** Every GET answers If-None-Match; If-Match is the header of every change of something that has an ETag. */
    private void conditions(String where, JsonNode operation) {
        if (where.startsWith("get ")) {
            check(names(operation, "If-None-Match"), where, "does not name If-None-Match");
        } else if (HAVE_AN_ETAG.contains(operation.path("operationId").asText())) {
            check(names(operation, "If-Match"), where, "does not name If-Match");
        }
    }

    private boolean names(JsonNode operation, String header) {
        return elements(operation.path("parameters"))
                .anyMatch(parameter -> resolved(parameter).path("name").asText().equals(header));
    }

    private void parameter(String where, JsonNode given) {
        JsonNode parameter = resolved(given);
        check(
                !parameter.path("description").asText().isBlank(),
                where,
                "does not describe its parameter " + parameter.path("name").asText());
    }

    private void response(String where, String status, JsonNode response) {
        check(!response.path("description").asText().isBlank(), where, "does not describe " + status);
        boolean error = status.equals("default") || status.compareTo("400") >= 0;
        check(
                !error || response.path("content").has("application/problem+json"),
                where,
                "answers " + status + " with something else than a problem");
        boolean made = status.equals("201");
        check(!made || !response.path("content").isEmpty(), where, "answers 201 without what was made");
        JsonNode page = resolved(response.at("/content/application~1json/schema"));
        boolean list =
                page.path("properties").has("items") && page.path("properties").has("next");
        if (list) {
            JsonNode operation =
                    root.path("paths").path(where.split(" ", -1)[1]).path(where.split(" ", -1)[0]);
            check(names(operation, "limit") && names(operation, "after"), where, "is a list without limit and after");
            sorted(where, operation);
        }
    }

    /** A list is sorted and dated as those who read it ask, or says why it has one order only. */
    private void sorted(String where, JsonNode operation) {
        if (!operation.path("x-fixed-order").asText().isBlank()) {
            return;
        }
        check(names(operation, "sort"), where, "is a list without sort, and gives no reason in x-fixed-order");
        check(names(operation, "createdSince"), where, "is a list without createdSince");
        boolean stays = operation.path("x-never-changes").asBoolean();
        check(stays || names(operation, "updatedSince"), where, "is a list without updatedSince");
    }

    /** An object says whether it takes fields that it does not name. */
    private void closed(String where, JsonNode node) {
        boolean object = node.path("type").asText().equals("object") && !where.endsWith("/example");
        check(!object || node.has("additionalProperties"), where, "is an object and does not say additionalProperties");
    }

    /** What stands as an example passes the check that the door itself makes. */
    private void example(String where, JsonNode node) {
        if (!node.has("example")) {
            return;
        }
        JsonNode schema = node.has("schema") ? node.path("schema") : node;
        new Schema(schema, root)
                .faults(node.path("example"))
                .forEach(fault -> faults.add(where + " has an example that does not fit: " + fault.message()));
    }

    /** Readers, and the requests that tests make up, know a text that a pattern takes. */
    private void pattern(String where, JsonNode node) {
        boolean texts = node.path("pattern").isTextual() && !node.has("enum");
        check(!texts || !FittingValues.fittingTexts(node).isEmpty(), where, "has a pattern without an example");
    }

    private void unused(String text) {
        root.path("components")
                .properties()
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(name -> {
                    String pointer = "#/components/" + kind.getKey() + "/" + name;
                    boolean used = kind.getKey().equals("securitySchemes")
                            ? root.path("security").findValue(name) != null
                                    || !root.path("paths").findValues(name).isEmpty()
                            : text.contains(pointer + "'") || text.contains(pointer + "\"");
                    check(used, pointer, "is used nowhere");
                }));
    }

    private void walk(JsonNode node, String where, BiConsumer<String, JsonNode> look) {
        if (node.isObject()) {
            look.accept(where, node);
            node.properties().stream()
                    .filter(field -> !field.getKey().equals("example"))
                    .forEach(field -> walk(field.getValue(), where + "/" + field.getKey(), look));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), where + "/" + i, look);
            }
        }
    }

    private void check(boolean well, String where, String fault) {
        if (!well) {
            faults.add(where + " " + fault);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
