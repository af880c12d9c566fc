package io.tillbridge.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Ids of rows by the beginning of one column after the other, until there are enough. Each query is a range of the index
 * it names: without that name a server may read the whole table for a text that begins many rows.
 */
final class IndexedIds {
    private final Handle handle;
    private final String table;
    private final Set<Long> ids = new LinkedHashSet<>();

    IndexedIds(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
    }

    IndexedIds by(String index, String column, List<String> beginnings) {
        if (ids.size() >= SearchSource.MOST || beginnings.isEmpty()) {
            return this;
        }
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < beginnings.size(); i++) {
            conditions.add(column + " LIKE :b" + i);
        }
        Query query = handle.createQuery("SELECT id FROM " + table + " FORCE INDEX (" + index + ") WHERE "
                + String.join(" OR ", conditions) + " LIMIT " + SearchSource.MOST);
        for (int i = 0; i < beginnings.size(); i++) {
            query.bind("b" + i, beginnings.get(i));
        }
        query.mapTo(Long.class).forEach(ids::add);
        return this;
    }

    IndexedIds also(List<Long> more) {
        ids.addAll(more);
        return this;
    }

    /** At most {@link SearchSource#MOST}, in the order they were found. */
    List<Long> all() {
        return ids.stream().limit(SearchSource.MOST).toList();
    }
}
