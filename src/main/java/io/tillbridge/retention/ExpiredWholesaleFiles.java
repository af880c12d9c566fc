package io.tillbridge.retention;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Files of orders and of prices that were uploaded, kept as long as uploads of catalogs: first their error files, later
 * their rows. Their bytes are kept no longer than the check takes. Orders and price lists stay.
 *
 * @param rows whether the rows go, or only the error files
 */
record ExpiredWholesaleFiles(Jdbi jdbi, boolean rows) implements RetentionPart {
    private static final String OLD = "created_at < :before";
    private static final String WITH_ERROR_FILE = OLD + " AND files_removed_at IS NULL";

    @Override
    public String name() {
        return rows ? "wholesaleFiles" : "wholesaleErrorFiles";
    }

    @Override
    public String setting() {
        return rows ? "uploads" : "uploadFiles";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM wholesale_file WHERE " + (rows ? OLD : WITH_ERROR_FILE))
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long remove(Instant before, int most) {
        String statement = rows
                ? "DELETE FROM wholesale_file WHERE " + OLD
                : "UPDATE wholesale_file SET error_file = '', files_removed_at = UTC_TIMESTAMP(6) WHERE "
                        + WITH_ERROR_FILE;
        return jdbi.withHandle(handle -> handle.createUpdate(statement + " ORDER BY id LIMIT :most")
                .bind("before", UtcInstants.text(before))
                .bind("most", most)
                .execute());
    }
}
