package io.tillbridge.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** One {@code param} of a verb. */
final class EndpointParameter {
    /** Variables that the hub itself sets on the message of an endpoint or a run. */
    static final Set<String> RESERVED =
            Set.of("begun", "caller", "connection", "dryRun", "flow", "item", "job", "requestId", "run", "status");

    private static final Set<String> KNOWN =
            new LinkedHashSet<>(List.of("name", "type", "dataType", "required", "defaultValue", "description"));
    private static final Set<String> TYPES = new LinkedHashSet<>(List.of("string", "integer", "number", "boolean"));
    private static final Set<String> PLACES = new LinkedHashSet<>(List.of("path", "query"));
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    private final EntryValues values;
    private final List<String> holes;

    /** @param holes the names between braces in the path */
    EndpointParameter(String file, Node param, List<String> holes, Findings findings) {
        this.values = new EntryValues(file, Rule.ENDPOINT, param, Map.of(), findings);
        this.holes = holes;
    }

    boolean isRight() {
        return values.right();
    }

    Optional<CustomEndpoint.Parameter> read() {
        values.knownAre(KNOWN);
        String name = name();
        String place = oneOf("type", "query", PLACES);
        String type = oneOf("dataType", "string", TYPES);
        boolean required = oneOf("required", "false", Set.of("true", "false")).equals("true");
        String standard = values.text("defaultValue");
        if (standard != null && !fits(standard, type)) {
            String message = "Expected a default of the type " + type + ", found '" + standard + "'.";
            values.fault("defaultValue", message, "Correct it or the dataType.");
        }
        if (name != null && place.equals("path") != holes.contains(name)) {
            String message = holes.contains(name)
                    ? "Expected type: path, for {" + name + "} is in the path, found " + place + "."
                    : "Expected {" + name + "} in the path, found none.";
            values.fault(values.entry(), message, "Correct the type, the name or the path.");
        }
        String description = values.text("description");
        return values.right()
                ? Optional.of(new CustomEndpoint.Parameter(
                        name, place, type, required, standard, description == null ? "" : description))
                : Optional.empty();
    }

    private String name() {
        String name = values.needed("name", "Write `name: <name>`; the route has it as a variable.");
        if (name != null && !NAME.matcher(name).matches()) {
            String message = "Expected at most 40 letters and digits, the first one small, found '" + name + "'.";
            values.fault("name", message, "Write it as in `updatedSince`.");
        } else if (name != null && RESERVED.contains(name)) {
            String message = "Expected a name of your own, found '" + name + "', a variable that the hub sets.";
            values.fault("name", message, "Give the parameter another name.");
        }
        return name;
    }

    private String oneOf(String name, String otherwise, Set<String> allowed) {
        String word = values.text(name);
        if (word != null && !allowed.contains(word)) {
            String message = "Expected one of " + allowed + ", found '" + word + "'.";
            values.fault(name, message, "Correct it." + LintContext.nearest(word, allowed));
        }
        return word == null || !allowed.contains(word) ? otherwise : word;
    }

    private static boolean fits(String text, String type) {
        return switch (type) {
            case "integer" -> text.matches("-?[0-9]{1,18}");
            case "number" -> text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
            case "boolean" -> text.equals("true") || text.equals("false");
            default -> true;
        };
    }
}
