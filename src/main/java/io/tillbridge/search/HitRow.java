package io.tillbridge.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A row of {@code id, title, detail, connection_id}. */
final class HitRow {
    private HitRow() {}

    /**
     * The rows of these ids, in the order of the ids.
     *
     * @param sql with {@code <ids>}
     */
    static List<SearchHit> inOrder(Handle handle, SearchKind kind, String sql, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, SearchHit> found = handle.createQuery(sql)
                .bindList("ids", ids)
                .map((row, context) -> read(kind, row))
                .collect(Collectors.toMap(SearchHit::id, Function.identity()));
        return ids.stream()
                .map(id -> found.get(Long.toString(id)))
                .filter(Objects::nonNull)
                .toList();
    }

    static SearchHit read(SearchKind kind, ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        long connection = row.getLong("connection_id");
        return new SearchHit(
                kind,
                row.getString("id"),
                row.getString("title"),
                detail == null || detail.isBlank() ? null : detail.strip(),
                connection == 0 ? null : connection);
    }
}
