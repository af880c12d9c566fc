package io.tillbridge.routing;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.NearestName;
import io.tillbridge.document.YamlFault;
import io.tillbridge.document.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trial as a file, {@code <name>.try.yaml}: a route, its message, what the outside answers, and what is expected. It is
 * the test of a flow that needs no Java.
 */
public final class TrialCase {
    /** The end of the name of such a file; the folder of route files may have some. */
    public static final String SUFFIX = ".try.yaml";

    private static final List<String> MEMBERS = List.of("route", "body", "variables", "headers", "answers", "expect");
    private static final List<String> EXPECTED = List.of("outcome", "path");

    private final TrialRequest request;
    private final String outcome;
    private final List<String> path;

    private TrialCase(TrialRequest request, String outcome, List<String> path) {
        this.request = request;
        this.outcome = outcome;
        this.path = path;
    }

    /**
     * Reads such a file.
     *
     * @throws TrialFault with all that is wrong with it
     */
    public static TrialCase read(String text) {
        List<FieldFault> faults = new ArrayList<>();
        Object document = document("trial file", text, faults);
        Map<?, ?> members = object("", document, MEMBERS, faults);
        Map<?, ?> expect = object("/expect", members.get("expect"), EXPECTED, faults);
        if (!(members.get("route") instanceof String)) {
            faults.add(new FieldFault("/route", "required", "must be the id of a route."));
        }
        List<String> path = new ArrayList<>();
        if (expect.get("path") instanceof List<?> steps) {
            steps.forEach(step -> path.add(String.valueOf(step)));
        } else if (expect.get("path") != null) {
            faults.add(new FieldFault("/expect/path", "wrong-type", "must be a list of step ids."));
        }
        TrialRequest request = new TrialRequest(
                String.valueOf(members.get("route")),
                members.get("body"),
                named("/headers", members.get("headers"), faults),
                named("/variables", members.get("variables"), faults),
                TrialAnswers.of("/answers", members.get("answers"), faults));
        refuse("trial file", faults);
        return new TrialCase(
                request,
                expect.get("outcome") == null ? null : expect.get("outcome").toString(),
                expect.get("path") == null ? null : path);
    }

    public TrialRequest request() {
        return request;
    }

    /** What is not as expected, a sentence each; empty when all is. */
    public List<String> unmet(TrialReport report) {
        List<String> unmet = new ArrayList<>();
        if (outcome != null && !outcome.equals(report.outcome().text())) {
            unmet.add("Expected the outcome " + outcome + ", found "
                    + report.outcome().text() + ".");
        }
        List<String> ran = report.steps().stream()
                .map(TrialStep::id)
                .filter(id -> !id.isEmpty())
                .toList();
        if (path != null && !path.equals(ran)) {
            unmet.add("Expected the path " + path + ", found " + ran + ".");
        }
        return unmet;
    }

    /** Whether the file says how the message is to end. */
    public boolean expectsOutcome() {
        return outcome != null;
    }

    static Object document(String what, String text, List<FieldFault> faults) {
        try {
            return YamlText.read(text, faults);
        } catch (YamlFault e) {
            throw new TrialFault("The " + what + ": " + e.getMessage() + ".");
        }
    }

    static void refuse(String what, List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new TrialFault(faults.stream()
                    .map(fault ->
                            "The " + what + ", " + fault.pointer().replaceFirst("^/", "") + ": " + fault.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    private static Map<String, Object> named(String pointer, Object given, List<FieldFault> faults) {
        Map<String, Object> named = new LinkedHashMap<>();
        object(pointer, given, null, faults).forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    /** @param known names that may be in it; null for any */
    static Map<?, ?> object(String pointer, Object given, List<String> known, List<FieldFault> faults) {
        if (given != null && !(given instanceof Map)) {
            faults.add(new FieldFault(pointer, "wrong-type", "must be names with values."));
        }
        Map<?, ?> object = given instanceof Map<?, ?> map ? map : Map.of();
        for (Object name : object.keySet()) {
            if (known != null && !known.contains(name.toString())) {
                String near = NearestName.to(name.toString(), known)
                        .map(nearest -> " Did you mean '" + nearest + "'?")
                        .orElse("");
                faults.add(new FieldFault(
                        pointer + "/" + name,
                        "unknown-field",
                        "expected one of " + String.join(", ", known) + "." + near));
            }
        }
        return object;
    }
}
