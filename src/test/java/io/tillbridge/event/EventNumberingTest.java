package io.tillbridge.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventNumberingTest {
    private static final int SUBJECTS = 5;
    private static final int WRITERS = 4;
    private static final int EACH = 60;

    @AutoClose
    private final Database database = TestDatabase.fresh(12);

    private final EventFeed feed = new EventFeed(database, new EventSignal());
    private final Transactions transactions = new Transactions(database);

    @BeforeEach
    void subjects() {
        database.jdbi().useHandle(handle -> {
            for (int id = 1; id <= SUBJECTS; id++) {
                handle.execute(
                        "INSERT INTO connection (id, kind, name, settings, created_at, updated_at)"
                                + " VALUES (?, 'cseries', ?, '{}', NOW(6), NOW(6))",
                        id,
                        "c" + id);
            }
        });
    }

    @Test
    void anEventThatIsCommittedLaterGetsALaterNumber() {
        try (Handle slow = database.jdbi().open()) {
            slow.begin();
            write(slow, 1, 1);
            transactions.run(tx -> write(tx, 2, 1));

            assertThat(subjects(WrittenEvents.numbered(database, 0))).containsExactly("connections/2");

            slow.commit();
        }
        assertThat(subjects(WrittenEvents.numbered(database, 1))).containsExactly("connections/1");
    }

    @Test
    void whatIsRolledBackNeverHappened() {
        try (Handle handle = database.jdbi().open()) {
            handle.begin();
            write(handle, 1, 1);
            handle.rollback();
        }

        assertThat(WrittenEvents.numbered(database, 0)).isEmpty();
    }

    @Test
    void aReaderMissesNothingAndSeesEachSubjectInOrder() throws Exception {
        List<Event> read = new ArrayList<>();
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 1);
        try (EventNumbering one = new EventNumbering(database, Map.of(), new EventSignal());
                EventNumbering two = new EventNumbering(database, Map.of(), new EventSignal())) {
            one.start();
            two.start();
            Future<?> reading = pool.submit(() -> {
                long place = 0;
                boolean last = false;
                while (!last) {
                    last = written.get() && count("event_intake") == 0;
                    for (Event event : feed.after(place, List.of(), 7)) {
                        read.add(event);
                        place = event.number();
                    }
                    last &= feed.last() == place;
                }
            });
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                writing.add(pool.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        long subject = 1L + random.nextInt(SUBJECTS);
                        boolean gone = random.nextInt(10) == 0;
                        change(subject, gone, random.nextInt(3));
                    }
                }));
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
            written.set(true);
            reading.get();
        } finally {
            pool.shutdownNow();
        }

        assertThat(read)
                .extracting(Event::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, read.size()).boxed().toList());
        Map<String, Long> turns = new HashMap<>();
        for (Event event : read) {
            long turn = ((Number) event.changes().get("turn")).longValue();
            assertThat(turn).isEqualTo(turns.getOrDefault(event.subject(), 0L) + 1);
            turns.put(event.subject(), turn);
        }
        assertThat(turns.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(database.jdbi()
                        .withHandle(handle -> handle.createQuery("SELECT SUM(version - 1) FROM connection")
                                .mapTo(Long.class)
                                .one()));
    }

    /** The version of the row counts the events of its subject; a change that is rolled back counts for nothing. */
    private void change(long subject, boolean gone, int pause) {
        try (Handle handle = database.jdbi().open()) {
            handle.begin();
            long turn = handle.createQuery("SELECT version FROM connection WHERE id = ? FOR UPDATE")
                    .bind(0, subject)
                    .mapTo(Long.class)
                    .one();
            handle.execute("UPDATE connection SET version = version + 1 WHERE id = ?", subject);
            write(handle, subject, turn);
            Until.later(Duration.ofMillis(pause));
            if (gone) {
                handle.rollback();
            } else {
                handle.commit();
            }
        }
    }

    @Test
    void anEventShowsItsSubjectAsTheSnapshotDoes() {
        transactions.run(tx -> write(tx, 1, 1));
        SubjectView view = ids -> database.jdbi().withHandle(handle -> {
            Map<String, String> shown = new HashMap<>();
            ids.forEach(id -> shown.put(
                    id,
                    "{\"name\":\""
                            + handle.createQuery("SELECT name FROM connection WHERE id = ?")
                                    .bind(0, id)
                                    .mapTo(String.class)
                                    .one()
                            + "\"}"));
            return shown;
        });

        Event event =
                WrittenEvents.numbered(database, 0, Map.of("connections", view)).get(0);

        assertThat(event.body())
                .containsEntry("number", 1L)
                .containsEntry("type", "connection.failing")
                .containsEntry("subject", "connections/1")
                .containsEntry("connectionId", "1")
                .containsEntry("time", "2026-03-11T13:00:00.123Z")
                .containsEntry("changes", Map.of("turn", 1))
                .containsEntry("data", Map.of("name", "c1"));
    }

    @Test
    void aSubjectThatCannotBeShownHoldsUpNoOther() {
        transactions.run(tx -> {
            write(tx, 1, 1);
            write(tx, 2, 1);
            return null;
        });
        SubjectView view = ids -> {
            if (ids.contains("1")) {
                throw new IllegalStateException("broken on purpose");
            }
            return Map.of("2", "{}");
        };

        List<Event> events = WrittenEvents.numbered(database, 0, Map.of("connections", view));

        assertThat(events).extracting(Event::data).containsExactly(null, Map.of());
    }

    private static Void write(Handle tx, long subject, long turn) {
        EventLog.write(
                tx,
                NewEvent.of(
                        EventType.CONNECTION_FAILING,
                        subject,
                        subject,
                        Instant.parse("2026-03-11T13:00:00.123456Z"),
                        Map.of("turn", turn)));
        return null;
    }

    private static List<String> subjects(List<Event> events) {
        return events.stream().map(Event::subject).toList();
    }

    private long count(String table) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }
}
