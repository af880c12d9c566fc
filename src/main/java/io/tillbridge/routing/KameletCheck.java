package io.tillbridge.routing;

import java.util.List;

/** The head of a kamelet: what a route engineer sees of it. */
final class KameletCheck implements Check {

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        files.stream().filter(RouteFile::kamelet).forEach(file -> {
            need(file, findings, "metadata", "name");
            need(file, findings, "spec", "definition", "title");
            need(file, findings, "spec", "definition", "description");
            need(file, findings, "spec", "template", "from", "uri");
            if (YamlNodes.at(file.root(), "spec", "template", "beans") != null) {
                String hint = "Offer the object as a bean of the application.";
                findings.add(
                        Rule.KAMELET,
                        file.path(),
                        YamlNodes.at(file.root(), "spec", "template", "beans"),
                        "Expected no beans, found some.",
                        hint);
            }
        });
    }

    private static void need(RouteFile file, Findings findings, String... path) {
        if (YamlNodes.text(file.root(), path).isBlank()) {
            String message = "Expected " + String.join(".", path) + ", found none.";
            findings.add(Rule.KAMELET, file.path(), file.root(), message, "Write it.");
        }
    }
}
