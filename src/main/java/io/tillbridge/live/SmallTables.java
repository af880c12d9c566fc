package io.tillbridge.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Tables of few rows, each by a mark of all that a page shows of it: a hint tells that it is another one now. */
final class SmallTables implements ChangeSource {
    private static final String MARKS =
            """
            SELECT 'SETTINGS' AS topic, CONCAT_WS('/', (SELECT MAX(version) FROM account_settings)) AS mark
            UNION ALL
            SELECT 'ACCESS', CONCAT_WS('/',
              (SELECT CONCAT_WS(':', COUNT(*), MAX(id), SUM(version), SUM(enabled)) FROM api_key),
              (SELECT CONCAT_WS(':', COUNT(*), MAX(id), SUM(version), SUM(enabled)) FROM person),
              (SELECT CONCAT_WS(':', COUNT(*), MAX(id), SUM(used_at IS NOT NULL), MAX(sent_at)) FROM access_link),
              (SELECT CONCAT_WS(':', COUNT(*), MAX(id), SUM(opened_at IS NOT NULL)) FROM one_time_secret))
            UNION ALL
            SELECT 'RETAILERS', CONCAT_WS('/', (SELECT MAX(id) FROM retailer_history))
            UNION ALL
            SELECT 'SUBSCRIPTIONS', CONCAT_WS('/',
              (SELECT CONCAT_WS(':', COUNT(*), SUM(version), SUM(enabled), MAX(failing_since)) FROM event_subscription),
              (SELECT MAX(updated_at) FROM event_delivery WHERE state = 'pending'),
              (SELECT MAX(updated_at) FROM event_delivery WHERE state = 'delivered'),
              (SELECT MAX(updated_at) FROM event_delivery WHERE state = 'failed'))
            UNION ALL
            SELECT 'ROUTES', (SELECT GROUP_CONCAT(CONCAT_WS(':', name, CRC32(files), CRC32(jobs)) ORDER BY name)
              FROM hub_node)""";

    private Map<LiveTopic, String> seen;

    @Override
    public List<Hint> changes(Handle handle) {
        Map<LiveTopic, String> now = new TreeMap<>();
        handle.createQuery(MARKS)
                .map((row, context) -> new String[] {row.getString("topic"), row.getString("mark")})
                .forEach(row -> now.put(LiveTopic.valueOf(row[0]), Objects.requireNonNullElse(row[1], "")));
        Map<LiveTopic, String> before = seen;
        seen = now;
        List<Hint> hints = new ArrayList<>();
        if (before != null) {
            now.forEach((topic, mark) -> {
                if (!mark.equals(before.get(topic))) {
                    hints.add(Hint.of(topic));
                }
            });
        }
        return hints;
    }
}
