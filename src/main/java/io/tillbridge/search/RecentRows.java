package io.tillbridge.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A search by any part of a name, case and accents aside, over the newest rows of a table.
 *
 * @param rows the rows looked through, with {@code id, title, detail, connection_id} and {@code words} to search in
 */
record RecentRows(SearchKind kind, String rows) implements SearchSource {
    static final RecentRows CONNECTIONS = new RecentRows(
            SearchKind.CONNECTION,
            """
            SELECT id, name AS title, kind AS detail, id AS connection_id, name AS words FROM connection
            ORDER BY id DESC LIMIT 5000""");
    static final RecentRows UPLOADS = new RecentRows(
            SearchKind.UPLOAD,
            """
            SELECT id, filename AS title, state AS detail, connection_id, filename AS words FROM upload
            ORDER BY id DESC LIMIT 2000""");
    static final RecentRows RETAILERS = new RecentRows(
            SearchKind.RETAILER,
            """
            SELECT id, company_name AS title, state AS detail, NULL AS connection_id,
              CONCAT_WS(' ', company_name, contact_name, email) AS words
            FROM retailer ORDER BY id DESC LIMIT 5000""");
    static final RecentRows RUNS = new RecentRows(
            SearchKind.RUN,
            """
            SELECT id, job AS title, state AS detail, connection_id, CONCAT_WS(' ', id, job) AS words FROM run
            ORDER BY id DESC LIMIT 1000""");

    private static final String BY_NUMBER =
            """
            SELECT id, job AS title, state AS detail, connection_id FROM run WHERE id = :id""";

    @Override
    public List<SearchHit> find(Handle handle, SearchTerm term) {
        if (kind == SearchKind.RUN && term.id().isPresent()) {
            return handle.createQuery(BY_NUMBER)
                    .bind("id", term.id().get())
                    .map((row, context) -> HitRow.read(kind, row))
                    .list();
        }
        return handle.createQuery("SELECT id, title, detail, connection_id FROM (" + rows + ") newest"
                        + " WHERE words COLLATE utf8mb4_unicode_ci LIKE :part ORDER BY id DESC LIMIT :most")
                .bind("part", term.anywhere())
                .bind("most", MOST)
                .map((row, context) -> HitRow.read(kind, row))
                .list();
    }
}
