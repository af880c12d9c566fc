package io.tillbridge.routing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One fault in a route file.
 *
 * @param file path below the routes folder, with slashes
 * @param line first line is 1; 0 when the fault has no place in the text
 * @param column first column is 1; 0 when unknown
 * @param rule id of the broken rule, see {@link Rule#id()}
 * @param message what was expected and what was found
 * @param hint what to do
 */
public record RouteFinding(String file, int line, int column, String rule, String message, String hint)
        implements Comparable<RouteFinding> {

    private static final Comparator<RouteFinding> BY_PLACE = Comparator.comparing(RouteFinding::file)
            .thenComparingInt(RouteFinding::line)
            .thenComparingInt(RouteFinding::column)
            .thenComparing(RouteFinding::rule)
            .thenComparing(RouteFinding::message);

    @Override
    public int compareTo(RouteFinding other) {
        return BY_PLACE.compare(this, other);
    }

    /** Each on a line of its own, indented below what is said before them. */
    static String lines(List<RouteFinding> findings) {
        return findings.stream().map(finding -> "\n  " + finding.text()).collect(Collectors.joining());
    }

    /** One line for a log or a terminal: {@code file:line:column [rule] message hint}. */
    public String text() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + " [" + rule + "] " + message + " " + hint;

}
}
