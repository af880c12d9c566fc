package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** What stands in a picture for a step, and in which shape. */
final class StepLabel {
    private static final int SHOWN = 70;

    private StepLabel() {}

    /** Shapes of Mermaid by the brackets around the text. */
    enum Shape {
        BEGIN("([", "])"),
        BOX("[", "]"),
        ROUND("(", ")"),
        KAMELET("[[", "]]"),
        BARREL("[(", ")]"),
        SIX("{{", "}}"),
        SLANTING("[/", "/]");

        private final String open;
        private final String close;

        Shape(String open, String close) {
            this.open = open;
            this.close = close;
        }

        String around(String label) {
            return open + "\"" + label.lines().map(StepLabel::escaped).collect(Collectors.joining("<br/>")) + "\""
                    + close;
        }
    }

    static Shape shape(Step step) {
        return switch (step.name()) {
            case "filter", "choice" -> Shape.SIX;
            case "split", "loop", "doTry" -> Shape.SLANTING;
            case "to", "toD" ->
                switch (step.scheme()) {
                    case "direct" -> Shape.ROUND;
                    case "kamelet" -> Shape.KAMELET;
                    default -> Shape.BARREL;
                };
            default -> Shape.BOX;
        };
    }

    /** Lines: the step's own word in its route, its description, what it does. */
    static String of(Step step, String route) {
        List<String> lines = new ArrayList<>();
        String id = step.id().startsWith(route + ".") ? step.id().substring(route.length() + 1) : step.id();
        lines.add(id);
        lines.add(YamlNodes.text(step.body(), "description"));
        lines.add(shortened(does(step)));
        lines.removeIf(String::isEmpty);
        return lines.stream().distinct().collect(Collectors.joining("\n"));
    }

    private static String does(Step step) {
        Node body = step.body();
        return switch (step.name()) {
            case "bean" ->
                YamlNodes.text(body, "ref") + "."
                        + YamlNodes.text(body, "method").replaceFirst("\\(.*", "");
            case "process" -> "step " + YamlNodes.text(body, "ref");
            case "setVariable", "setHeader", "setProperty" -> YamlNodes.text(body, "name") + " = " + expression(body);
            case "setBody" -> "body = " + expression(body);
            case "filter" -> "only if " + expression(body);
            case "split" -> "each of " + expression(body);
            case "loop" -> (YamlNodes.text(body, "doWhile").equals("true") ? "while " : "times ") + expression(body);
            case "doTry" -> "try";
            case "log" -> "log: " + YamlNodes.text(body, "message");
            case "to", "toD" -> call(step);
            default -> step.name();
        };
    }

    private static String call(Step step) {
        Map<String, Node> parameters = YamlNodes.entries(YamlNodes.at(step.body(), "parameters"));
        return switch (step.scheme()) {
            case "direct" ->
                "route " + YamlNodes.text(parameters.get("name")) + step.uri().replaceFirst("^direct:?", "");
            case "kamelet" -> {
                String way = YamlNodes.text(parameters.get("path")) + YamlNodes.text(parameters.get("resource"));
                String method = YamlNodes.text(parameters.get("method"));
                String verb = parameters.containsKey("path") && method.isEmpty() ? "GET" : method;
                yield step.uri().substring("kamelet:".length()) + "\n" + (verb + " " + way).strip();
            }
            default -> step.uri();
        };
    }

    /** Where a route begins. */
    static String from(Node from) {
        Node parameters = YamlNodes.at(from, "parameters");
        String uri = YamlNodes.text(from, "uri");
        return switch (uri) {
            case "direct" -> "direct: " + YamlNodes.text(parameters, "name");
            case "quartz" -> "clock " + YamlNodes.text(parameters, "cron");
            case "timer" -> "every " + YamlNodes.text(parameters, "period");
            default -> uri;
        };
    }

    /** The simple names of the exceptions of an {@code onException} or {@code doCatch}. */
    static String exceptions(Node owner) {
        return "on "
                + YamlNodes.items(YamlNodes.at(owner, "exception")).stream()
                        .map(name -> YamlNodes.text(name).replaceFirst("^.*\\.", ""))
                        .collect(Collectors.joining(", "));
    }

    static String expression(Node owner) {
        Node expression = YamlNodes.at(owner, "expression");
        Map<String, Node> languages = YamlNodes.entries(expression == null ? owner : expression);
        Node method = languages.get("method");
        if (method != null) {
            return YamlNodes.text(method, "ref") + "."
                    + YamlNodes.text(method, "method").replaceFirst("\\(.*", "");
        }
        return languages.values().stream()
                .map(language -> YamlNodes.text(language, "expression"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(StepLabel::shortened)
                .orElse("nothing");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    /** Mermaid's own way to write what means something to it. */
    static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
