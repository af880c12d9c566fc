package io.tillbridge.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** The table {@code hub_node}. */
final class NodeStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;

    NodeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What a node runs.
     *
     * @param name the lasting name of the node, {@code host} that of its machine
     * @param files path below the routes folder → SHA-256
     * @param jobs the names of its custom jobs
     */
    record Row(String name, String host, Map<String, String> files, Set<String> jobs) {}

    void write(Row row, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO hub_node (name, host, files, jobs, seen_at)"
                        + " VALUES (:name, :host, :files, :jobs, :now) ON DUPLICATE KEY UPDATE"
                        + " host = :host, files = :files, jobs = :jobs, seen_at = :now")
                .bind("name", row.name())
                .bind("host", row.host())
                .bind("files", text(new TreeMap<>(row.files())))
                .bind("jobs", text(new TreeSet<>(row.jobs())))
                .bind("now", now)
                .execute());
    }

    /** All but one, as far as they were seen since. */
    List<Row> others(String name, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, host, files, jobs FROM hub_node WHERE name <> ? AND seen_at > ? ORDER BY name")
                .bind(0, name)
                .bind(1, since)
                .map((row, context) -> new Row(
                        row.getString("name"),
                        row.getString("host"),
                        read(row.getString("files"), new TypeReference<TreeMap<String, String>>() {}),
                        read(row.getString("jobs"), new TypeReference<TreeSet<String>>() {})))
                .list());
    }

    void remove(String name, Instant longAgo) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM hub_node WHERE name = ? OR seen_at < ?", name, longAgo));
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names of files cannot be written as JSON", e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table hub_node holds no JSON", e);
        }
    }
}
