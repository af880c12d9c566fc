package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code openapi.yaml}: what can be called, by whom, with what. */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final byte[] text;
    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final String basePath;
    private volatile List<Operation> custom = List.of();

    private Contract(byte[] text) throws IOException {
        this.text = text;
        this.root = new YAMLMapper().readTree(text);
        this.basePath = root.path("servers").path(0).path("url").asText();
        List<String> faults = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> add(path, method, faults)));
        if (!faults.isEmpty()) {
            throw new ContractFault(faults);
        }
    }

    /** The contract of this build. */
    public static Contract read() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("openapi.yaml of this build cannot be read", e);
        }
    }

    /** The ids of all operations; each is the id of a route, too. */
    public Set<String> operationIds() {
        return operations.stream().map(Operation::id).collect(Collectors.toUnmodifiableSet());
    }

    static Contract of(byte[] text) throws IOException {
        return new Contract(text);
    }

    private void add(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method, List<String> faults) {
        JsonNode node = method.getValue();
        String id = node.path("operationId").asText();
        String where = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        if (id.isEmpty()) {
            faults.add(where + " has no operationId");
        }
        if (operations.stream().anyMatch(o -> o.id().equals(id))) {
            faults.add(where + " has the operationId " + id + " of another operation");
        }
        if (AccessRequirement.of(node.path("x-permission").asText()).isEmpty()) {
            faults.add(where + " names no permission: x-permission is " + node.path("x-permission"));
        }
        List<Operation.Parameter> parameters = new ArrayList<>();
        path.getValue().path("parameters").forEach(p -> parameters.add(parameter(p)));
        node.path("parameters").forEach(p -> parameters.add(parameter(p)));
        Map<String, Schema> bodies = new LinkedHashMap<>();
        node.path("requestBody")
                .path("content")
                .properties()
                .forEach(body ->
                        bodies.put(body.getKey(), new Schema(body.getValue().path("schema"), root)));
        operations.add(new Operation(
                id,
                method.getKey().toUpperCase(Locale.ROOT),
                AccessRequirement.of(node.path("x-permission").asText()).orElse(null),
                List.of(path.getKey().substring(1).split("/", -1)),
                List.copyOf(parameters),
                node.path("x-calls-out").asBoolean(),
                node.path("x-retailers").asBoolean(),
                bodies));
    }

    private Operation.Parameter parameter(JsonNode given) {
        JsonNode node = given.has("$ref") ? root.at(given.get("$ref").asText().substring(1)) : given;
        return new Operation.Parameter(
                node.path("name").asText(),
                node.path("in").asText(),
                node.path("required").asBoolean(),
                new Schema(node.path("schema"), root));
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The endpoints of a site's own that are in force now. */
    public List<Operation> custom() {
        return custom;
    }

    /** Puts these endpoints in force in place of those before. */
    public void replaceCustom(List<Operation> now) {
        // Where two fit, the one with more plain words is meant.
        custom = now.stream()
                .sorted(Comparator.comparingLong(
                        one -> one.path().stream().filter(Operation::isHole).count()))
                .toList();
    }

    /** An operation of a site's own; it is in force when it is in {@link #replaceCustom}. */
    public Operation customOperation(
            String id,
            String method,
            AccessRequirement asks,
            List<String> path,
            List<Operation.Parameter> parameters,
            Operation.Custom answered) {
        return new CustomOperations(this).operation(id, method, asks, path, parameters, answered);
    }

    /** A parameter of such an operation. */
    public Operation.Parameter customParameter(
            String name, String place, String type, boolean required, String standard, String description) {
        return new CustomOperations(this).parameter(name, place, type, required, standard, description);
    }

    public String basePath() {
        return basePath;
    }

    /** As it is served: with the endpoints of a site's own, if there are any. */
    public byte[] text() {
        List<Operation> now = custom;
        return now.isEmpty() ? text.clone() : CustomDocument.of(this, now);
    }

    public JsonNode root() {
        return root;
    }

    /** The operation that asks for no sign-in under a method and the segments below the base path. */
    public Optional<Operation> open(String method, List<String> path) {
        return operations.stream()
                .filter(operation -> operation.asks() instanceof AccessRequirement.Nothing)
                .filter(operation -> operation.method().equals(method) && matches(operation.path(), path))
                .findFirst();
    }

    /** The operation of a method and the segments below the base path; a 404 or a 405 when there is none. */
    public Operation operation(String method, List<String> path) {
        Set<String> allowed = new TreeSet<>();
        for (Operation operation : all()) {
            if (matches(operation.path(), path)) {
                if (operation.method().equals(method)) {
                    return operation;
                }
                allowed.add(operation.method());
                if (operation.method().equals("GET")) {
                    allowed.add("HEAD");
                }
            }
        }
        throw (allowed.isEmpty()
                        ? Problem.notFound("There is no such path; /docs lists them all")
                        : Problem.wrongMethod(method, String.join(", ", allowed)))
                .refusal();
    }

    private List<Operation> all() {
        return Stream.concat(operations.stream(), custom.stream()).toList();
    }

    /** The GET that shows the resource an operation works on: the one of the longest beginning of its path that has one. */
    public Optional<Operation> viewOf(Operation operation) {
        List<String> path = operation.path();
        for (int end = path.size(); end > 0; end--) {
            Optional<Operation> view = get(path.subList(0, end)).filter(Contract::showsOneThing);
            if (view.isPresent()) {
                return view;
            }
        }
        return Optional.empty();
    }

    private static boolean showsOneThing(Operation view) {
        return view.parametersIn("query").isEmpty();
    }

    private Optional<Operation> get(List<String> path) {
        return operations.stream()
                .filter(operation ->
                        operation.method().equals("GET") && operation.path().equals(path))
                .findFirst();
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!Operation.isHole(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
