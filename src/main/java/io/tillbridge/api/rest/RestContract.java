package io.tillbridge.api.rest;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.ContractFault;
import io.tillbridge.api.contract.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.SecurityDefinition;
import org.apache.camel.model.rest.VerbDefinition;

/**
 * Holds the verbs of the REST DSL against {@code openapi.yaml}: each operation is exactly one verb, with the same id,
 * method, path and permission, and a route behind it.
 */
final class RestContract {
    static final String PERMISSION = "permission";

    /**
     * @param id the operation's, as the verb says it
     * @param target what it leads to, null when that route is there
     */
    private record Verb(String id, String name, String permission, String target) {}

    private final List<Verb> verbs;
    private final List<String> differences = new ArrayList<>();

    private RestContract(List<Verb> verbs) {
        this.verbs = new ArrayList<>(verbs);
    }

    /** @throws ContractFault with all differences */
    static void check(Contract contract, CamelContext context) {
        RestContract rest = new RestContract(verbs(context));
        contract.operations().forEach(rest::check);
        rest.verbs.forEach(verb -> rest.differences.add(
                verb.name() + ": expected an operation of openapi.yaml, found the verb " + verb.id() + " alone"));
        if (!rest.differences.isEmpty()) {
            throw new ContractFault(rest.differences);
        }
    }

    /** Takes the verbs of the operation out of the list, and adds what is wrong with them. */
    private void check(Operation operation) {
        String name = name(operation);
        List<Verb> own = take(operation.id(), name);
        if (own.isEmpty()) {
            differences.add(operation.id() + ": expected a verb for " + name + ", found none");
        }
        if (own.size() > 1) {
            differences.add(operation.id() + ": expected one verb, found "
                    + own.stream()
                            .map(verb -> verb.name() + " (" + verb.id() + ")")
                            .collect(Collectors.joining(", ")));
        }
        own.forEach(verb -> compare(operation, name, verb));
    }

    /** Those with its id; a verb of its method and path that has another id is its own, too. */
    private List<Verb> take(String id, String name) {
        List<Verb> own = verbs.stream()
                .filter(verb -> verb.id().equals(id) || verb.name().equals(name))
                .toList();
        verbs.removeAll(own);
        return own;
    }

    private void compare(Operation operation, String name, Verb verb) {
        String id = operation.id();
        if (!verb.id().equals(id)) {
            differences.add(name + ": expected the route id " + id + ", found " + verb.id());
        }
        if (!verb.name().equals(name)) {
            differences.add(id + ": expected " + name + ", found " + verb.name());
        }
        String permission = operation.asks().word();
        if (!verb.permission().equals(permission)) {
            differences.add(id + ": expected the permission " + permission + ", found "
                    + (verb.permission().isEmpty() ? "none" : verb.permission()));
        }
        if (verb.target() != null) {
            differences.add(id + ": expected a route that begins with " + verb.target() + ", found none");
        }
    }

    private static List<Verb> verbs(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        List<Verb> verbs = new ArrayList<>();
        for (RestDefinition rest : model.getRestDefinitions()) {
            for (VerbDefinition verb : rest.getVerbs()) {
                String id = Objects.requireNonNullElse(verb.getRouteId(), "");
                RouteDefinition route = model.getRouteDefinition(id);
                verbs.add(new Verb(
                        id,
                        name(verb.asVerb(), rest.getPath(), verb.getPath()),
                        permission(verb),
                        route != null && route.isInlined() ? null : verb.getTo().getEndpointUri()));
            }
        }
        return verbs;
    }

    private static String permission(VerbDefinition verb) {
        return verb.getSecurity().stream()
                .filter(security -> security.getKey().equals(PERMISSION))
                .map(SecurityDefinition::getScopes)
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code GET /orders/{id}}. */
    static String name(Operation operation) {
        return name(operation.method(), String.join("/", operation.path()), null);
    }

    static String name(String method, String path, String template) {
        String segments = Stream.of(path, template)
                .filter(Objects::nonNull)
                .flatMap(part -> Arrays.stream(part.split("/")))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        return method.toUpperCase(Locale.ROOT) + " " + segments;
    }
}
