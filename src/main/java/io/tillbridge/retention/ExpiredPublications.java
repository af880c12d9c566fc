package io.tillbridge.retention;

import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Publications of feeds with their files. The one that is served stays, and the one before it, which its differences are
 * compared with; so does the last one that was stopped. A partner who is reading a file reads it to its end.
 */
record ExpiredPublications(Jdbi jdbi, FeedFiles files) implements RetentionPart {
    private static final String DUE =
            """
            FROM feed_publication p LEFT JOIN feed_state s ON s.connection_id = p.connection_id
            WHERE p.state IN ('published', 'stopped') AND p.finished_at < :before
              AND p.id <> COALESCE(s.publication_id, 0) AND p.id <> COALESCE(s.stopped_id, 0)
              AND p.id <> COALESCE((SELECT MAX(b.id) FROM feed_publication b
                WHERE b.connection_id = p.connection_id AND b.state = 'published' AND b.id < s.publication_id), 0)""";

    @Override
    public String name() {
        return "feedPublications";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) " + DUE)
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long remove(Instant before, int most) throws SpoolFault {
        List<Long> ids =
                jdbi.withHandle(handle -> handle.createQuery("SELECT p.id " + DUE + " ORDER BY p.id LIMIT :most")
                        .bind("before", UtcInstants.text(before))
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
        // Files first: a row without files is found again by the next run.
        for (long id : ids) {
            files.remove(id);
        }
        if (!ids.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM feed_publication WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute());
        }
        return ids.size();
    }
}
