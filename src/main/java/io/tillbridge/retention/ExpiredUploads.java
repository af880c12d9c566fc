package io.tillbridge.retention;

import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Uploads: first their bytes and reports, later their rows. The last delivery of a connection that wrote products stays
 * whole, for it decides whether the next file is the same; so does what is still to be loaded.
 *
 * @param rows whether the rows go, or only the files
 */
record ExpiredUploads(Jdbi jdbi, Spool spool, boolean rows) implements RetentionPart {
    private static final String DUE =
            """
            FROM upload u JOIN delivery d ON d.id = u.delivery_id
            WHERE u.received_at < :before AND d.received_at < :before
              AND d.state NOT IN ('receiving', 'received', 'loading')
              AND d.id <> COALESCE((SELECT p.id FROM delivery p WHERE p.connection_id = d.connection_id AND p.planned
                ORDER BY p.finished_at IS NULL DESC, p.finished_at DESC, p.id DESC LIMIT 1), 0)""";
    private static final String EMPTY_DELIVERIES =
            """
            DELETE FROM delivery WHERE received_at < :before AND state NOT IN ('receiving', 'received', 'loading')
              AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.delivery_id = delivery.id)""";
    private static final String CHANGES =
            """
            DELETE c FROM upload_change c JOIN upload u ON u.delivery_id = c.delivery_id
            WHERE u.id IN (<ids>) AND c.upload_id IN (0, u.id)""";
    private static final String WITH_FILES = " AND u.files_removed_at IS NULL";

    @Override
    public String name() {
        return rows ? "uploads" : "uploadFiles";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) " + due())
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long remove(Instant before, int most) throws SpoolFault {
        List<Long> ids =
                jdbi.withHandle(handle -> handle.createQuery("SELECT u.id " + due() + " ORDER BY u.id LIMIT :most")
                        .bind("before", UtcInstants.text(before))
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
        // Files first: a row without files is found again by the next run, files without a row only at a start.
        for (long id : ids) {
            spool.remove(id);
        }
        if (!ids.isEmpty()) {
            jdbi.useTransaction(handle -> {
                if (rows) {
                    handle.createUpdate(CHANGES).bindList("ids", ids).execute();
                    handle.createUpdate("DELETE FROM upload WHERE id IN (<ids>)")
                            .bindList("ids", ids)
                            .execute();
                    handle.createUpdate(EMPTY_DELIVERIES)
                            .bind("before", UtcInstants.text(before))
                            .execute();
                } else {
                    handle.createUpdate("UPDATE upload SET files_removed_at = UTC_TIMESTAMP(6) WHERE id IN (<ids>)")
                            .bindList("ids", ids)
                            .execute();
                    handle.createUpdate(CHANGES).bindList("ids", ids).execute();
                }
            });
        }
        return ids.size();
    }

    private String due() {
        return rows ? DUE : DUE + WITH_FILES;
    }
}
