package io.tillbridge.storage;

import java.util.HashMap;
import java.util.Map;

/**
 * The columns a table's lists are filtered and sorted by. A page begins behind a row, not at a number of rows: what comes
 * in between moves no other row from one page to the next.
 *
 * @param id the primary key
 * @param newestFirst whether the list begins with the highest id when nothing else is asked for
 * @param created expression of the instant of making
 * @param updated expression of the instant of the last change; null when rows never change
 * @param sorts expressions by the names of the API's fields; none of them is ever NULL
 */
public record ListColumns(String id, boolean newestFirst, String created, String updated, Map<String, String> sorts) {

    public ListColumns {
        sorts = Map.copyOf(sorts);
    }

    public static ListColumns of(String id, boolean newestFirst, String created, String updated) {
        return new ListColumns(id, newestFirst, created, updated, Map.of("createdAt", created, "updatedAt", updated));
    }

    public ListColumns by(String field, String expression) {
        Map<String, String> more = new HashMap<>(sorts);
        more.put(field, expression);
        return new ListColumns(id, newestFirst, created, updated, more);
    }

    /** What follows a WHERE clause that is not empty: further conditions, order and limit. */
    public String page(ListWindow window) {
        String sort = window.sort() == null ? (newestFirst ? "-id" : "id") : window.sort();
        boolean descending = sort.startsWith("-");
        String field = descending ? sort.substring(1) : sort;
        String direction = descending ? " DESC" : "";
        String beyond = descending ? " < " : " > ";
        StringBuilder sql = new StringBuilder();
        sql.append(window.createdSince() == null ? "" : " AND " + created + " >= :createdSince");
        sql.append(window.updatedSince() == null ? "" : " AND " + updated + " >= :updatedSince");
        if (field.equals("id")) {
            sql.append(window.afterId() == null ? "" : " AND " + id + beyond + ":afterId");
            return sql.append(" ORDER BY " + id + direction + " LIMIT :limit").toString();
        }
        String column = sorts.get(field);
        if (column == null) {
            throw new IllegalArgumentException("This list is not sorted by " + field + "; it is by " + sorts.keySet());
        }
        if (window.afterId() != null) {
            sql.append(" AND (" + column + beyond + ":afterValue OR (" + column + " = :afterValue AND " + id + beyond
                    + ":afterId))");
        }
        return sql.append(" ORDER BY " + column + direction + ", " + id + direction + " LIMIT :limit")
                .toString();
    }
}
