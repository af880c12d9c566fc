package io.tillbridge.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private final Instant before = Instant.now().minus(100, ChronoUnit.DAYS);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private Spool spool;

    @BeforeEach
    void open() throws Exception {
        spool = Spool.open(folder.resolve("spool"));
        sql("INSERT INTO connection (id, kind, name, settings, created_at, updated_at)"
                + " VALUES (1, 'cseries', 'a', '{}', NOW(6), NOW(6)), (2, 'sftp-catalog', 'b', '{}', NOW(6), NOW(6))");
    }

    @AfterEach
    void close() {
        spool.close();
        database.close();
    }

    @Test
    void oldRunsGoButTheLastOfEachJobAndThoseThatAreStillNeeded() throws Exception {
        run(1, "order-poll", "succeeded", 300);
        run(2, "order-poll", "failed", 290);
        run(3, "order-poll", "succeeded", 280);
        run(4, "order-poll", "running", 270);
        run(5, "order-poll", "cancelled", 200);
        run(6, "product-sync", "succeeded", 250);
        run(7, "product-sync", "succeeded", 10);
        sql("INSERT INTO failure (run_id, kind, state, route_id, endpoint, message, variables, first_at, last_at)"
                + " VALUES (2, 'bad-data', 'kept', 'r', 'direct:r', 'm', '{}', NOW(6), NOW(6))");

        assertThat(part("runs").due(before)).isEqualTo(2);
        assertThat(all("runs")).isEqualTo(2);
        assertThat(all("runs")).isZero();
        assertThat(ids("run")).containsExactly(2L, 3L, 4L, 5L, 7L);
    }

    @Test
    void logLinesGoBeforeTheirRunsAndNeverThoseOfAnOpenRun() throws Exception {
        run(1, "order-poll", "succeeded", 300);
        run(2, "order-poll", "running", 300);
        for (int run = 1; run <= 2; run++) {
            sql("INSERT INTO run_event (run_id, at, level, message) VALUES (" + run + ", NOW(6) - INTERVAL 300 DAY,"
                    + " 'info', 'old'), (" + run + ", NOW(6), 'info', 'new')");
        }

        assertThat(all("runEvents")).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM run_event WHERE run_id = 1")).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM run_event WHERE run_id = 2")).isEqualTo(2);
    }

    @Test
    void failuresGoWhenTheyAreSettledButNotWhileOneIsReplayed() throws Exception {
        failure(1, "kept");
        failure(2, "discarded");
        failure(3, "replayed");
        failure(4, "replayed");
        run(9, "order-poll", "queued", 0);
        sql("UPDATE run SET replays = 3 WHERE id = 9");

        assertThat(all("failures")).isEqualTo(2);
        assertThat(ids("failure")).containsExactly(1L, 3L);
        assertThat(all("keptFailures")).isEqualTo(1);
        assertThat(ids("failure")).containsExactly(3L);
    }

    @Test
    void filesOfUploadsGoBeforeTheirRowsAndTheLastLoadStaysWhole() throws Exception {
        upload(1, "loaded", 300);
        upload(2, "refused", 290);
        upload(3, "loaded", 280);
        upload(4, "received", 270);
        upload(5, "loaded", 10);
        sql("UPDATE delivery SET planned = TRUE WHERE id IN (1, 3)");

        assertThat(all("uploadFiles")).isEqualTo(2);
        assertThat(ids("upload")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(Files.exists(spool.file(1, "file"))).isFalse();
        assertThat(Files.exists(spool.file(3, "file"))).isTrue();
        assertThat(Files.exists(spool.file(4, "file"))).isTrue();
        assertThat(all("uploadFiles")).isZero();

        assertThat(all("uploads")).isEqualTo(2);
        assertThat(ids("upload")).containsExactly(3L, 4L, 5L);
        assertThat(ids("delivery")).containsExactly(3L, 4L, 5L);
    }

    @Test
    void spansThatTouchAreJoinedAndNeitherGapsNorSumsChange() throws Exception {
        span(1, "2020-01-01 00:00", "2020-01-01 01:00", 5);
        span(2, "2020-01-01 01:00", "2020-01-01 02:00", 7);
        span(3, "2020-01-01 01:30", "2020-01-01 01:40", 1);
        span(4, "2020-01-01 03:00", "2020-01-01 04:00", 2);
        span(5, "2020-01-01 04:00", "2099-01-01 05:00", 3);

        assertThat(part("coverage").due(before)).isEqualTo(2);
        assertThat(all("coverage")).isEqualTo(2);
        assertThat(all("coverage")).isZero();
        assertThat(ids("order_coverage")).containsExactly(1L, 4L, 5L);
        assertThat(number("SELECT SUM(seen) FROM order_coverage")).isEqualTo(18);
        assertThat(number("SELECT COUNT(*) FROM order_coverage WHERE id = 1 AND to_at = '2020-01-01 02:00:00'"))
                .isEqualTo(1);
    }

    @Test
    void theAuditGoesOnlyByItsProcedureAndNeverTheLastYear() throws Exception {
        int id = 0;
        for (int days : new int[] {900, 800, 300, 0}) {
            sql("INSERT INTO audit (id, at, who, who_name, action) VALUES (" + ++id + ", UTC_TIMESTAMP(6) - INTERVAL "
                    + days + " DAY, 'hub', 'hub', 'test')");
            sql("INSERT INTO audit_outcome (audit_id, at, status) VALUES (" + id + ", UTC_TIMESTAMP(6), 200)");
        }

        assertThat(part("audit").due(Instant.now())).isEqualTo(2);
        assertThat(part("audit").remove(Instant.now(), 1)).isEqualTo(1);
        assertThat(part("audit").remove(Instant.now(), 500)).isEqualTo(1);
        assertThat(part("audit").remove(Instant.now(), 500)).isZero();
        assertThat(number("SELECT COUNT(*) FROM audit_outcome")).isEqualTo(2);
        assertThatThrownBy(() -> sql("DELETE FROM audit")).hasMessageContaining("denied");
    }

    /** Also for an account that has every right: the triggers hold. */
    @Test
    void whoOwnsTheTablesIsStoppedByTheTriggers() throws Exception {
        sql("INSERT INTO audit (at, who, who_name, action) VALUES (UTC_TIMESTAMP(6), 'hub', 'hub', 'test')");

        for (String statement : List.of("DELETE FROM audit", "UPDATE audit SET who = 'x'")) {
            assertThatThrownBy(() -> TestDatabase.asOwner(database, statement)).hasStackTraceContaining("append-only");
        }
    }

    @Test
    void oldMailsGo() throws Exception {
        Path outbox = Files.createDirectories(folder.resolve("outbox"));
        Path old = Files.writeString(outbox.resolve("a.eml"), "To: a@example.com");
        Files.writeString(outbox.resolve("b.eml"), "To: b@example.com");
        Files.setLastModifiedTime(old, FileTime.from(before.minusSeconds(1)));

        assertThat(part("mails").due(before)).isEqualTo(1);
        assertThat(all("mails")).isEqualTo(1);
        assertThat(Files.exists(outbox.resolve("b.eml"))).isTrue();
    }

    private RetentionPart part(String name) {
        return RetentionParts.of(database, spool, null, folder.resolve("outbox")).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** In batches of one, as after a kill in the middle. */
    private long all(String name) throws Exception {
        long removed = 0;
        long some;
        do {
            some = part(name).remove(before, 1);
            removed += some;
        } while (some > 0);
        return removed;
    }

    private void run(long id, String job, String state, int daysAgo) {
        sql("INSERT INTO run (id, connection_id, job, started_by, state, queued_at, finished_at, counters) VALUES ("
                + id
                + ", 1, '" + job + "', 'schedule', '" + state + "', NOW(6) - INTERVAL " + daysAgo + " DAY, "
                + (state.equals("running") || state.equals("queued") ? "NULL" : "NOW(6) - INTERVAL " + daysAgo + " DAY")
                + ", '{}')");
    }

    private void failure(long id, String state) {
        sql("INSERT INTO failure (id, kind, state, route_id, endpoint, message, variables, first_at, last_at) VALUES ("
                + id + ", 'bad-data', '" + state + "', 'r', 'direct:r', 'm', '{}', '2020-01-01', '2020-01-01')");
    }

    private void upload(long id, String state, int daysAgo) throws Exception {
        sql("INSERT INTO delivery (id, connection_id, source, state, settings, received_at, finished_at) VALUES (" + id
                + ", 2, 'manual', '" + state + "', '{}', NOW(6) - INTERVAL " + daysAgo + " DAY, NOW(6) - INTERVAL "
                + daysAgo + " DAY)");
        sql("INSERT INTO upload (id, delivery_id, connection_id, source, filename, size, stored, state, received_at)"
                + " VALUES (" + id + ", " + id + ", 2, 'manual', 'f', 1, '" + id + "', '" + state
                + "', NOW(6) - INTERVAL " + daysAgo + " DAY)");
        Files.createDirectories(spool.file(id, "file").getParent());
        Files.writeString(spool.file(id, "file"), "x");
    }

    private void span(long id, String from, String to, long seen) {
        sql("INSERT INTO order_coverage (id, connection_id, from_at, to_at, seen, stored, at) VALUES (" + id + ", 1, '"
                + from + "', '" + to + "', " + seen + ", 0, NOW(6))");
    }

    private List<Long> ids(String table) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT id FROM " + table + " ORDER BY id")
                .mapTo(Long.class)
                .list());
    }

    private long number(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private void sql(String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
