package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Where expressions stand, in which language they are, and what Simple may say. */
final class ExpressionCheck implements Check {
    private static final Set<String> REFUSED = Set.of(
            "csimple",
            "datasonnet",
            "groovy",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "language",
            "mvel",
            "ognl",
            "python",
            "ref",
            "spel",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");
    private static final Set<String> HOLDERS = Set.of(
            "expression",
            "handled",
            "continued",
            "onWhen",
            "retryWhile",
            "correlationExpression",
            "completionPredicate",
            "completionSizeExpression",
            "completionTimeoutExpression");
    /** Steps with options that are called like a language. */
    private static final Set<String> NOT_LOOKED_INTO = Set.of("parameters", "bean", "process");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                walk(file, Palette.of(file, around).languages(), "", flow.body(), findings);
                flow.steps().forEach(step -> step(file, step, findings));
                Node precondition = YamlNodes.at(flow.body(), "precondition");
                SimpleForms.expression(YamlNodes.text(precondition))
                        .ifPresent(why -> simple(file, precondition, why, findings));
            }
        }
    }

    private static void step(RouteFile file, Step step, Findings findings) {
        if (step.name().equals("script")) {
            String hint = "Compute it in a bean of the application.";
            findings.add(Rule.SCRIPT, file.path(), step.place(), "Expected no script, found one.", hint);
        }
        Node message = YamlNodes.at(step.body(), "message");
        if (step.name().equals("log") && message != null) {
            SimpleForms.text(YamlNodes.text(message)).ifPresent(why -> simple(file, message, why, findings));
        }
        Node uri = YamlNodes.at(step.body(), "uri");
        if (step.calls() && uri != null) {
            SimpleForms.text(YamlNodes.text(uri)).ifPresent(why -> simple(file, uri, why, findings));
        }
    }

    private static void walk(RouteFile file, Set<String> allowed, String holder, Node node, Findings findings) {
        for (Map.Entry<String, Node> entry : YamlNodes.entries(node).entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue();
            boolean held = HOLDERS.contains(holder);
            if (held && REFUSED.contains(key) && !allowed.contains(key)) {
                String message = "Expected one of the allowed languages, found " + key + ".";
                findings.add(Rule.SCRIPT, file.path(), value, message, "Compute it in a bean of the application.");
            } else if (held && allowed.contains(key)) {
                language(file, key, value, findings);
            } else if (!held && inPlace(key, value)) {
                String message = "Expected expression: above " + key + ":, found none.";
                findings.add(Rule.CANONICAL_EXPRESSION, file.path(), value, message, "Put `expression:` in between.");
            }
            if (!NOT_LOOKED_INTO.contains(key)) {
                walk(file, allowed, key, value, findings);
                YamlNodes.items(value).forEach(item -> walk(file, allowed, key, item, findings));
            }
        }
    }

    /** Whether the key is a language that stands directly in a step. */
    private static boolean inPlace(String key, Node value) {
        return switch (key) {
            case "simple", "constant", "jsonpath", "groovy" -> true;
            case "method", "tokenize" -> YamlNodes.isMapping(value);
            default -> false;
        };
    }

    private static void language(RouteFile file, String language, Node value, Findings findings) {
        if (!YamlNodes.isMapping(value)) {
            String message = "Expected options under " + language + ":, found a short form.";
            String hint = "Write `" + language + ":` and `expression: …` below it.";
            findings.add(Rule.CANONICAL_EXPRESSION, file.path(), value, message, hint);
        } else if (language.equals("xpath")) {
            xpath(file, YamlNodes.at(value, "expression"), findings);
        } else if (language.equals("simple")) {
            Node text = YamlNodes.at(value, "expression");
            SimpleForms.expression(YamlNodes.text(text)).ifPresent(why -> simple(file, text, why, findings));
        }
    }

    /** Camel adds functions to XPath that evaluate Simple and read keys. */
    private static void xpath(RouteFile file, Node text, Findings findings) {
        if (YamlNodes.text(text).matches("(?is).*\\b(function|document|unparsed-text|doc|collection)\\s*[:(].*")) {
            String message = "Expected plain XPath, found '" + YamlNodes.text(text) + "'.";
            findings.add(Rule.SCRIPT, file.path(), text, message, "Select with paths and XPath's own functions.");
        }
    }

    private static void simple(RouteFile file, Node place, String why, Findings findings) {
        String hint = "Let a bean return a word and choose by that word.";
        findings.add(Rule.SIMPLE, file.path(), place, why, hint);
    }
}
