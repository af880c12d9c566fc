package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The {@code rest} blocks of a route file. The hub serves them itself; Camel gets the file without them. */
final class RestBlocks {
    static final String NAME = "rest";

    private RestBlocks() {}

    static List<Node> of(RouteFile file) {
        return YamlNodes.items(file.root()).stream()
                .map(item -> YamlNodes.at(item, NAME))
                .filter(block -> block != null)
                .toList();
    }

    /** The text with its blocks taken out and all other lines where they were; blank when nothing else is in it. */
    static String without(String text) {
        if (!text.contains(NAME + ":")) {
            return text;
        }
        Optional<Node> root = new YamlGuard("", new Findings()).read(text);
        List<String> lines = new ArrayList<>(text.lines().toList());
        boolean others = false;
        for (Node item : root.map(YamlNodes::items).orElse(List.of())) {
            if (YamlNodes.at(item, NAME) == null) {
                others = true;
            } else {
                blank(lines, line(item.getStartMark()), end(item));
            }
        }
        return others ? String.join("\n", lines) + "\n" : "";
    }

    /** The line after its last: a block ends where the next thing begins. */
    private static int end(Node item) {
        Mark end = item.getEndMark().orElseThrow();
        return end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    }

    private static int line(Optional<Mark> mark) {
        return mark.orElseThrow().getLine();
    }

    private static void blank(List<String> lines, int from, int to) {
        for (int i = from; i < Math.min(to, lines.size()); i++) {
            lines.set(i, "");
        }
        // A dash on a line of its own.
        for (int i = from - 1; i >= 0 && lines.get(i).strip().equals("-"); i--) {
            lines.set(i, "");
        }
    }
}
