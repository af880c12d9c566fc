package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes operations of what a site's own files declare, as {@link Contract} makes them of {@code openapi.yaml}. */
final class CustomOperations {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int LONGEST_TEXT = 1_000;

    private final Contract contract;

    CustomOperations(Contract contract) {
        this.contract = contract;
    }

    /** With the headers that every operation of its method takes. */
    Operation operation(
            String id,
            String method,
            AccessRequirement asks,
            List<String> path,
            List<Operation.Parameter> parameters,
            Operation.Custom custom) {
        List<Operation.Parameter> all = new ArrayList<>(parameters);
        if (method.equals("POST")) {
            contract.operations().stream()
                    .flatMap(operation -> operation.parametersIn("header").stream())
                    .filter(parameter -> parameter.name().equals("Idempotency-Key"))
                    .findFirst()
                    .ifPresent(all::add);
        }
        Map<String, Schema> bodies = new LinkedHashMap<>();
        if (WITH_BODY.contains(method)) {
            custom.consumes().forEach(type -> bodies.put(type, schema(nodes().objectNode())));
        }
        return new Operation(id, method, asks, path, List.copyOf(all), false, false, bodies, custom);
    }

    /**
     * A parameter of the path or the query.
     *
     * @param type {@code string}, {@code integer}, {@code number} or {@code boolean}
     * @param standard the value when none is given, or null
     */
    Operation.Parameter parameter(
            String name, String place, String type, boolean required, String standard, String description) {
        ObjectNode node = nodes().objectNode().put("type", type);
        if (type.equals("string")) {
            node.put("minLength", place.equals("path") ? 1 : 0).put("maxLength", LONGEST_TEXT);
        }
        if (standard != null) {
            switch (type) {
                case "integer" -> node.put("default", Long.parseLong(standard));
                case "number" -> node.put("default", new BigDecimal(standard));
                case "boolean" -> node.put("default", Boolean.parseBoolean(standard));
                default -> node.put("default", standard);
            }
        }
        if (!description.isEmpty()) {
            node.put("description", description);
        }
        return new Operation.Parameter(name, place, required, schema(node));
    }

    private Schema schema(ObjectNode node) {
        return new Schema(node, contract.root());
    }

    private static JsonNodeFactory nodes() {
        return JsonNodeFactory.instance;
    }
}
