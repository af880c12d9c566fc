package io.tillbridge.search;

/**
 * A route as people know it.
 *
 * @param description null when it has none
 */
public record RouteLabel(String id, String description) implements Comparable<RouteLabel> {
    @Override
    public int compareTo(RouteLabel other) {
        return id.compareTo(other.id);
    }
}
