package io.tillbridge.routing;

import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** The data formats of {@code marshal} and {@code unmarshal}. */
final class DataFormatCheck implements Check {
    private static final Set<String> STEPS = Set.of("marshal", "unmarshal");
    private static final Set<String> OF_THE_STEP =
            Set.of("id", "description", "note", "disabled", "variableSend", "variableReceive", "allowNullBody");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            Set<String> known = Palette.of(file, around).dataFormats();
            for (RouteFile.Flow flow : file.flows()) {
                flow.steps().stream()
                        .filter(step -> STEPS.contains(step.name()))
                        .forEach(step -> step(file, step, known, findings));
            }
        }
    }

    private static void step(RouteFile file, Step step, Set<String> known, Findings findings) {
        for (Node key : YamlNodes.keys(step.body())) {
            String format = YamlNodes.text(key);
            if (!OF_THE_STEP.contains(format) && !known.contains(format)) {
                String message = "Expected a data format of " + known + ", found " + format + ".";
                String hint = file.custom()
                        ? "Convert by one of these."
                        : "Let a bean of the application do it, or a route of your own below custom/.";
                findings.add(Rule.DATA_FORMAT, file.path(), key, message, hint);
            }
        }
        Node library = YamlNodes.at(step.body(), "json", "library");
        if (library != null && !YamlNodes.text(library).equalsIgnoreCase("Jackson")) {
            String message = "Expected the library Jackson, found " + YamlNodes.text(library) + ".";
            findings.add(Rule.DATA_FORMAT, file.path(), library, message, "Take the line away.");
        }
    }
}
