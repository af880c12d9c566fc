package io.tillbridge.routing;

import java.util.stream.Collectors;

/** Steps as Mermaid draws them. */
final class MermaidShapes {
    private MermaidShapes() {}

    /** A label in the brackets of its shape. */
    static String around(StepLabel.Shape shape, String label) {
        String text = "\"" + label.lines().map(MermaidShapes::escaped).collect(Collectors.joining("<br/>")) + "\"";
        return switch (shape) {
            case BEGIN -> "([" + text + "])";
            case BOX -> "[" + text + "]";
            case ROUND -> "(" + text + ")";
            case KAMELET -> "[[" + text + "]]";
            case BARREL -> "[(" + text + ")]";
            case SIX -> "{{" + text + "}}";
            case SLANTING -> "[/" + text + "/]";
        };
    }

    /** Mermaid's own way to write what means something to it. */
    static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
