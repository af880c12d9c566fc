package io.tillbridge.overview;

/** Files that were not loaded, as long as no later delivery of their connection was. */
final class UnresolvedUploads {
    private UnresolvedUploads() {}

    static String count(String state) {
        return """
            SELECT COALESCE(SUM((SELECT COUNT(*) FROM upload u
                WHERE u.connection_id = c.id AND u.state = '%s' AND u.delivery_id >= GREATEST(
                  COALESCE((SELECT MAX(g.delivery_id) FROM upload g
                    WHERE g.connection_id = c.id AND g.state = 'loaded'), 0),
                  COALESCE((SELECT MAX(g.delivery_id) FROM upload g
                    WHERE g.connection_id = c.id AND g.state = 'unchanged'), 0)))), 0)
            FROM connection c"""
                .formatted(state);
    }
}
