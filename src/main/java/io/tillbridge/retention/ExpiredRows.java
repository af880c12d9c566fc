package io.tillbridge.retention;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Rows of a table.
 *
 * @param condition of the rows that are old and needed by nobody; names {@code :before}
 */
record ExpiredRows(Jdbi jdbi, String name, String table, String condition) implements RetentionPart {

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE " + condition)
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long remove(Instant before, int most) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("DELETE FROM " + table + " WHERE " + condition + " LIMIT :most")
                        .bind("before", UtcInstants.text(before))
                        .bind("most", most)
                        .execute());
    }
}
