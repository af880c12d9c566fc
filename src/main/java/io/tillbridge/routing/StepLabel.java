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

    /** How a step is drawn; {@link #kind} is its public name. */
    enum Shape {
        BEGIN("begin"),
        BOX("work"),
        ROUND("route"),
        KAMELET("kamelet"),
        BARREL("system"),
        SIX("choice"),
        SLANTING("block");

        private final String kind;

        Shape(String kind) {
            this.kind = kind;
        }

        String kind() {
            return kind;
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
        lines.add(word(step, route));
        lines.add(YamlNodes.text(step.body(), "description"));
        lines.add(shortened(does(step)));
        lines.removeIf(String::isEmpty);
        return lines.stream().distinct().collect(Collectors.joining("\n"));
    }

    /** The id of a step without that of its route. */
    static String word(Step step, String route) {
        return step.id().startsWith(route + ".") ? step.id().substring(route.length() + 1) : step.id();
    }

    static String does(Step step) {
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

    /** The route a step calls by {@code direct}, known from the file alone; else "". */
    static String target(Step step) {
        return step.uri().equals("direct") ? YamlNodes.text(step.body(), "parameters", "name") : "";
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

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
