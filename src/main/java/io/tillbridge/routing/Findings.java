package io.tillbridge.routing;

import java.util.List;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects all findings of a check, in the order of file and line. */
final class Findings {
    private final TreeSet<RouteFinding> all = new TreeSet<>();

    void add(Rule rule, String file, Node place, String message, String hint) {
        int line = place == null ? 0 : place.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        int column =
                place == null ? 0 : place.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
        add(rule, file, line, column, message, hint);
    }

    void add(Rule rule, String file, int line, int column, String message, String hint) {
        all.add(new RouteFinding(file, line, column, rule.id(), message, hint));
    }

    void add(RouteFinding finding) {
        all.add(finding);
    }

    boolean none() {
        return all.isEmpty();
    }

    List<RouteFinding> list() {
        return List.copyOf(all);
    }
}
