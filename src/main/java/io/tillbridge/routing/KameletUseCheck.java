package io.tillbridge.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Uses of kamelets: the kamelet is there, and what it is given are properties of it. Camel itself passes over what a
 * kamelet does not know.
 */
final class KameletUseCheck implements Check {
    private static final String SCHEME = "kamelet:";
    private static final Set<String> ENDS = Set.of("source", "sink");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        Map<String, RouteFile> kamelets = new LinkedHashMap<>();
        files.stream()
                .filter(RouteFile::kamelet)
                .forEach(file -> kamelets.put(file.flows().get(0).id(), file));
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                use(file, flow.from(), "uri", kamelets, findings);
                for (Step step : flow.steps()) {
                    use(file, step.body(), step.name().equals("kamelet") ? "name" : "uri", kamelets, findings);
                }
            }
        }
    }

    private static void use(RouteFile file, Node body, String key, Map<String, RouteFile> kamelets, Findings findings) {
        Node place = YamlNodes.at(body, key);
        String text = YamlNodes.text(place);
        boolean kameletUse = key.equals("name") || text.startsWith(SCHEME);
        if (place == null || !kameletUse || ENDS.contains(text.replace(SCHEME, ""))) {
            return;
        }
        String name = text.replace(SCHEME, "");
        RouteFile kamelet = kamelets.get(name);
        if (kamelet == null) {
            String message = "Expected a kamelet of kamelets/, found '" + name + "'.";
            String hint = "Add kamelets/" + name + ".kamelet.yaml or correct the name."
                    + LintContext.nearest(name, kamelets.keySet());
            findings.add(Rule.KAMELET, file.path(), place, message, hint);
            return;
        }
        Node definition = YamlNodes.at(kamelet.root(), "spec", "definition");
        Set<String> known = new TreeSet<>(
                YamlNodes.entries(YamlNodes.at(definition, "properties")).keySet());
        Map<String, Node> given = YamlNodes.entries(YamlNodes.at(body, "parameters"));
        given.forEach((property, value) -> given(file, name, known, property, value, findings));
        for (Node required : YamlNodes.items(YamlNodes.at(definition, "required"))) {
            if (!given.containsKey(YamlNodes.text(required))) {
                String message = "Expected " + YamlNodes.text(required) + " for the kamelet " + name + ", found none.";
                findings.add(Rule.KAMELET, file.path(), place, message, "Write it under `parameters:`.");
            }
        }
    }

    private static void given(
            RouteFile file, String kamelet, Set<String> known, String property, Node value, Findings findings) {
        if (!known.contains(property)) {
            String message = "Expected a property of the kamelet " + kamelet + ", found '" + property + "'.";
            String hint = "It has " + known + "." + LintContext.nearest(property, known);
            findings.add(Rule.KAMELET, file.path(), value, message, hint);
        }
        SimpleForms.text(YamlNodes.text(value)).ifPresent(why -> {
            String hint = "Let a bean compute it and give it as a variable.";
            findings.add(Rule.SIMPLE, file.path(), value, why, hint);
        });
        if (YamlNodes.text(value).contains("&")) {
            String message =
                    "Expected a value without &, found one: Camel would take what follows for another property.";
            findings.add(Rule.KAMELET, file.path(), value, message, "Write ; between the pairs of a query.");
        }
    }
}
