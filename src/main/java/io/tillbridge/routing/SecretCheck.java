package io.tillbridge.routing;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Secrets: none stands in a file, and none is logged. */
final class SecretCheck implements Check {
    private static final Pattern SIGN_IN = Pattern.compile(
            "(?i).*(authorization|cookie|password|passphrase|secret|token|api[-_]?key|private[-_]?key|credential).*");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b(basic|bearer)\\s+[a-z0-9+/=._~-]{8,}");
    private static final String BY_NAME = "{{secret:";
    private static final String HINT =
            "Put it into a file of the folder routes.secrets and write `{{secret:<name of the file>}}`.";

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                flow.steps().forEach(step -> step(file, step, findings));
                for (ScalarNode scalar : YamlNodes.scalars(flow.body())) {
                    if (CREDENTIAL.matcher(scalar.getValue()).find()) {
                        String message = "Expected a secret by its name, found what looks like the secret itself.";
                        findings.add(Rule.SECRET, file.path(), scalar, message, HINT);
                    }
                }
            }
        }
    }

    private static void step(RouteFile file, Step step, Findings findings) {
        switch (step.name()) {
            case "setHeader", "setProperty", "setVariable" -> named(file, step.body(), findings);
            case "setHeaders" ->
                YamlNodes.items(YamlNodes.at(step.body(), "headers")).forEach(item -> named(file, item, findings));
            case "setVariables" ->
                YamlNodes.items(YamlNodes.at(step.body(), "variables")).forEach(item -> named(file, item, findings));
            case "log" -> {
                Node message = YamlNodes.at(step.body(), "message");
                if (YamlNodes.text(message).contains(BY_NAME)) {
                    String hint = "Take it out of the message.";
                    findings.add(Rule.SECRET, file.path(), message, "Expected no secret in a log, found one.", hint);
                }
            }
            default -> {}
        }
    }

    private static void named(RouteFile file, Node body, Findings findings) {
        String name = YamlNodes.text(body, "name");
        if (!SIGN_IN.matcher(name).matches()) {
            return;
        }
        for (String language : List.of("constant", "simple")) {
            Node value = YamlNodes.at(body, "expression", language, "expression");
            String text = YamlNodes.text(value);
            boolean fromElsewhere = text.contains("{{") || text.contains("${");
            if (value != null
                    && !text.isBlank()
                    && !fromElsewhere
                    && !CREDENTIAL.matcher(text).find()) {
                String message = "Expected a secret by its name, found a value for " + name + ".";
                findings.add(Rule.SECRET, file.path(), value, message, HINT);
            }
        }
    }
}
