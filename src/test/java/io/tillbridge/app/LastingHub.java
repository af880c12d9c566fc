package io.tillbridge.app;

import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** A database that outlives the hubs a test kills beside it. */
class LastingHub {
    final Jdbi jdbi;
    final DatabaseSettings database;
    private final Map<String, String> keys;

    /** @param keys of the hub's configuration, beside those of {@link ChildHub} */
    LastingHub(Path folder, Map<String, String> keys) {
        database = TestDatabase.freshSettings(folder.resolve("data"));
        jdbi = RunOutcome.jdbi(database);
        this.keys = keys;
    }

    /** The next life of the hub; to close it is {@code kill -9}. */
    ChildHub hub() throws Exception {
        return ChildHub.start(database, keys);
    }

    long warehouse(ChildHub hub) throws Exception {
        return hub.post("/warehouses", Map.of("name", "Hall"));
    }

    /** Asks for a job, unless the hub has just asked for it by itself; the run's id. */
    long ask(ChildHub hub, long connection, String job) throws Exception {
        try {
            return hub.run(connection, job);
        } catch (IOException e) {
            if (!e.getMessage().contains("already-running")) {
                throw e;
            }
            return count("SELECT MAX(id) FROM run WHERE connection_id = " + connection + " AND job = '" + job + "'");
        }
    }

    long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    List<Long> longs(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }
}
