package io.tillbridge.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The content types of bodies and answers of an endpoint: those of its verb, else those of its block, else JSON. */
final class EndpointTypes {
    static final String JSON = "application/json";
    /** No type that a browser would run. */
    static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
            JSON,
            "text/csv",
            "text/plain",
            "text/tab-separated-values",
            "text/xml",
            "application/xml",
            "application/x-ndjson",
            "application/edifact"));

    private final EntryValues verb;
    private final EntryValues block;

    EndpointTypes(EntryValues verb, EntryValues block) {
        this.verb = verb;
        this.block = block;
    }

    List<String> consumes(boolean hasBody) {
        if (!hasBody && verb.text("consumes") != null) {
            verb.fault("consumes", "Expected no consumes, found one: this verb takes no body.", "Take consumes away.");
        }
        return types("consumes");
    }

    String produces() {
        List<String> types = types("produces");
        if (types.size() > 1) {
            String message = "Expected one content type, found " + types.size() + ".";
            (verb.text("produces") == null ? block : verb).fault("produces", message, "Write one of them.");
        }
        return types.get(0);
    }

    private List<String> types(String option) {
        EntryValues at = verb.text(option) == null ? block : verb;
        String text = at.text(option);
        List<String> types = text == null
                ? List.of(JSON)
                : Stream.of(text.split(","))
                        .map(type -> type.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        for (String type : types) {
            if (!KNOWN.contains(type)) {
                at.fault(
                        option,
                        "Expected content types of " + KNOWN + ", found '" + type + "'.",
                        "Write one of these, or take " + option + " away for JSON.");
            }
        }
        return types;
    }
}
