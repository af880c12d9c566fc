package io.tillbridge.routing;

import io.tillbridge.access.Permission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** One verb of a {@code rest} block. */
final class EndpointVerb {
    static final Set<String> METHODS = new LinkedHashSet<>(List.of("get", "post", "put", "patch", "delete"));
    static final Set<String> OF_A_BLOCK = new LinkedHashSet<>(
            List.of("path", "id", "description", "consumes", "produces", "get", "post", "put", "patch", "delete"));
    private static final Set<String> WITH_BODY = Set.of("post", "put", "patch");
    private static final Set<String> KNOWN = new LinkedHashSet<>(
            List.of("path", "id", "description", "security", "param", "consumes", "produces", "to"));
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 64;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*|\\{[a-z][A-Za-z0-9]*}");
    private static final String PERMISSION = "permission";

    private final String file;
    private final String method;
    private final String base;
    private final EntryValues block;
    private final EntryValues values;
    private final Findings findings;

    /**
     * @param base the path of the block, or null when it has none
     * @param block what stands beside its verbs
     */
    EndpointVerb(String file, String method, String base, EntryValues block, Node verb, Findings findings) {
        this.file = file;
        this.method = method;
        this.base = base;
        this.block = block;
        this.findings = findings;
        this.values = new EntryValues(file, Rule.ENDPOINT, verb, Map.of(), findings);
    }

    /** Empty when something is wrong with it, which is a finding. */
    Optional<CustomEndpoint> read() {
        values.knownAre(KNOWN);
        String id = id();
        List<String> path = path();
        Permission permission = permission();
        List<CustomEndpoint.Parameter> parameters = parameters(path);
        String route = route();
        EndpointTypes types = new EndpointTypes(values, block);
        List<String> consumes = types.consumes(WITH_BODY.contains(method));
        String produces = types.produces();
        String description = values.text("description");
        return values.right() && base != null
                ? Optional.of(new CustomEndpoint(
                        id,
                        method.toUpperCase(Locale.ROOT),
                        path,
                        permission,
                        description == null ? "" : description,
                        parameters,
                        route,
                        consumes,
                        produces))
                : Optional.empty();
    }

    private String id() {
        String id = values.needed("id", "Write `id: custom-<name>`: the audit and the log name the endpoint by it.");
        if (id != null && (id.length() > LONGEST_ID || !ID.matcher(id).matches())) {
            String message = "Expected an id of at most 64 small letters, digits and dashes, found '" + id + "'.";
            values.fault("id", message, "Write it as in `custom-stock-report`.");
        }
        return id;
    }

    private List<String> path() {
        String own = values.text("path");
        String whole = (base == null ? "" : base) + "/" + (own == null ? "" : own);
        List<String> path =
                Stream.of(whole.split("/")).filter(part -> !part.isEmpty()).toList();
        Node place = values.at("path") == null ? values.entry() : values.at("path");
        if (base != null && (path.size() < 2 || !path.get(0).equals(RouteFile.CUSTOM))) {
            String message = "Expected a path below /custom/, found '/" + String.join("/", path) + "'.";
            values.fault(place, message, "Begin the path of the block with /custom/<name>.");
        }
        path.stream()
                .filter(part -> !SEGMENT.matcher(part).matches())
                .findFirst()
                .ifPresent(part -> {
                    String message =
                            "Expected letters, digits, '.', '_', '-' or {name} between slashes, found '" + part + "'.";
                    values.fault(place, message, "Write a parameter as in /custom/parcels/{id}.");
                });
        if (path.stream().filter(part -> part.startsWith("{")).distinct().count()
                != path.stream().filter(part -> part.startsWith("{")).count()) {
            values.fault(place, "Expected each parameter once in the path, found one again.", "Rename one of them.");
        }
        return path;
    }

    private Permission permission() {
        List<Node> scopes = YamlNodes.items(values.at("security")).stream()
                .filter(item -> YamlNodes.text(item, "key").equals(PERMISSION))
                .map(item -> YamlNodes.at(item, "scopes"))
                .filter(node -> node != null)
                .toList();
        String hint = "Write `security:` with `- key: permission` and `scopes: <permission>`: one of the hub's, or"
                + " `custom:<name>` of your own.";
        if (scopes.size() != 1) {
            Node place = values.at("security") == null ? values.entry() : values.at("security");
            String found = scopes.isEmpty() ? "none" : Integer.toString(scopes.size());
            values.fault(place, "Expected one permission, found " + found + ".", hint);
            return null;
        }
        String word = YamlNodes.text(scopes.get(0));
        Optional<Permission> permission = Permission.named(word);
        if (permission.isEmpty()) {
            Set<String> known =
                    Stream.of(Permission.values()).map(Permission::text).collect(Collectors.toCollection(TreeSet::new));
            String message = "Expected a permission, found '" + word + "'.";
            values.fault(scopes.get(0), message, hint + LintContext.nearest(word, known));
        }
        return permission.orElse(null);
    }

    private List<CustomEndpoint.Parameter> parameters(List<String> path) {
        List<String> holes = path.stream()
                .filter(part -> part.startsWith("{") && part.endsWith("}") && part.length() > 2)
                .map(part -> part.substring(1, part.length() - 1))
                .toList();
        List<CustomEndpoint.Parameter> all = new ArrayList<>();
        if (values.at("param") != null && YamlNodes.items(values.at("param")).isEmpty()) {
            values.fault("param", "Expected a list of parameters, found none.", "Begin each with `- name: <name>`.");
        }
        for (Node item : YamlNodes.items(values.at("param"))) {
            EndpointParameter parameter = new EndpointParameter(file, item, holes, findings);
            parameter.read().ifPresent(all::add);
            if (!parameter.isRight()) {
                values.wrong();
            }
        }
        Set<String> names = new TreeSet<>();
        for (CustomEndpoint.Parameter parameter : all) {
            if (!names.add(parameter.name())) {
                String message = "Expected each parameter once, found '" + parameter.name() + "' again.";
                values.fault("param", message, "Take one of them away.");
            }
        }
        for (String hole : holes) {
            if (EndpointParameter.RESERVED.contains(hole)) {
                String message = "Expected a name of your own, found '" + hole + "', a variable that the hub sets.";
                values.fault(values.entry(), message, "Give the parameter of the path another name.");
            }
            if (!names.contains(hole)) {
                all.add(new CustomEndpoint.Parameter(hole, "path", "string", true, null, ""));
            }
        }
        return all;
    }

    /** As Camel has it: {@code to: direct:x}, or with {@code uri} and {@code parameters}. */
    private String route() {
        Node to = values.at("to");
        String uri = YamlNodes.isMapping(to) ? YamlNodes.text(to, "uri") : YamlNodes.text(to);
        String name = uri.startsWith("direct:") ? uri.substring("direct:".length()) : "";
        if (uri.equals("direct")) {
            name = YamlNodes.text(to, "parameters", "name");
        }
        if (name.isEmpty() || name.contains("?")) {
            Node place = to == null ? values.entry() : to;
            String found = to == null ? "none" : "'" + uri + "'";
            String hint = "Write `to: direct:<route>` with the route of this file that answers.";
            values.fault(place, "Expected to: direct:<route>, found " + found + ".", hint);
        }
        return name;
    }
}
