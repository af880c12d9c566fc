package io.tillbridge.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EventReadersTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant FIRST = Instant.parse("2026-03-11T13:00:00Z");

    @AutoClose
    private final Database database = TestDatabase.fresh();

    private final EventReaders readers = new EventReaders(database);

    @Test
    void aNewReaderBeginsWhereItIsAsked() {
        events(5);

        assertThat(place("now", ReadFrom.NOW)).hasValue(5);
        assertThat(place("start", new ReadFrom("start"))).hasValue(0);
        assertThat(place("time", new ReadFrom(FIRST.plusSeconds(2).toString()))).hasValue(2);
        assertThat(place("later", new ReadFrom(FIRST.plusSeconds(9).toString())))
                .hasValue(5);
    }

    @Test
    void anInstantReplaysOnce() {
        events(5);
        ReadFrom second = new ReadFrom(FIRST.plusSeconds(1).toString());
        register(ReadFrom.NOW);
        register(second);
        assertThat(readers.claim("r", "a", LEASE)).hasValue(1);
        readers.move("r", "a", 4, LEASE);

        register(second);
        assertThat(readers.claim("r", "a", LEASE)).hasValue(4);
        register(ReadFrom.NOW);
        assertThat(readers.claim("r", "a", LEASE)).hasValue(4);
        register(new ReadFrom(FIRST.plusSeconds(2).toString()));
        assertThat(readers.claim("r", "a", LEASE)).hasValue(2);
    }

    @Test
    void oneHolderAtATimeMovesAPlace() {
        register(ReadFrom.NOW);

        assertThat(readers.claim("r", "a", LEASE)).isPresent();
        assertThat(readers.claim("r", "b", LEASE)).isEmpty();
        assertThat(readers.move("r", "b", 9, LEASE)).isFalse();
        readers.release("r", "a");
        assertThat(readers.claim("r", "b", LEASE)).hasValue(0);
        assertThat(readers.move("r", "a", 9, LEASE)).isFalse();
    }

    @Test
    void aLeaseThatRanOutIsTaken() {
        register(ReadFrom.NOW);
        readers.claim("r", "dead", Duration.ofMillis(-1));

        assertThat(readers.claim("r", "alive", LEASE)).isPresent();
        assertThat(readers.move("r", "dead", 9, LEASE)).isFalse();
    }

    @Test
    void onlyTypesThatSomebodyNamesAreWanted() {
        readers.register("all", "route", List.of(EventType.values()), ReadFrom.NOW);
        assertThat(wanted()).isEmpty();

        readers.register("some", "route", List.of(EventType.PRODUCT_GONE, EventType.ORDER_HELD), ReadFrom.NOW);
        readers.wanted(EventType.PRODUCT_CREATED);
        readers.wanted(EventType.PRODUCT_CREATED);
        assertThat(wanted()).containsExactlyInAnyOrder(EventType.PRODUCT_GONE, EventType.PRODUCT_CREATED);

        readers.remove("some");
        assertThat(wanted()).containsExactly(EventType.PRODUCT_CREATED);
    }

    @Test
    void wrongWordsNameWhatIsKnown() {
        assertThatThrownBy(() -> EventType.list("order.accepted,order.acepted"))
                .hasMessageStartingWith("types: expected names of events with a comma between, found 'order.acepted'."
                        + " Known: order.accepted, order.changed, ");
        assertThatThrownBy(() -> new ReadFrom("yesterday"))
                .hasMessage("from: expected now, start or an instant such as 2026-11-30T08:00:00Z, found 'yesterday'.");
    }

    @Test
    void oldEventsGoAndNumbersGoOn() {
        events(5);
        readers.register("old", "route", List.of(EventType.RUN_FAILED), ReadFrom.NOW);
        database.jdbi().useHandle(handle -> handle.execute("UPDATE event_reader SET seen_at = '2026-01-01'"));
        Instant before = FIRST.plusSeconds(3);

        long due = database.jdbi().withHandle(handle -> EventRetention.due(handle, before));
        long removed = database.jdbi().withHandle(handle -> EventRetention.remove(handle, before, 2));
        long rest = database.jdbi().withHandle(handle -> EventRetention.remove(handle, before, 2));

        assertThat(List.of(due, removed, rest)).containsExactly(3L, 2L, 1L);
        assertThat(readers.list()).isEmpty();
        EventFeed feed = new EventFeed(database, new EventSignal());
        assertThat(feed.after(0, List.of(), 10)).extracting(Event::number).containsExactly(4L, 5L);
        assertThat(feed.start()).isEqualTo(3);
        events(1);
        assertThat(feed.last()).isEqualTo(6);
    }

    private Set<EventType> wanted() {
        return database.jdbi().withHandle(handle -> EventDemand.of(handle));
    }

    private OptionalLong place(String name, ReadFrom from) {
        readers.register(name, "route", List.of(EventType.RUN_FAILED), from);
        return readers.claim(name, "a", LEASE);
    }

    private void register(ReadFrom from) {
        readers.register("r", "route", List.of(EventType.RUN_FAILED), from);
    }

    /** One each second. */
    private void events(int count) {
        new Transactions(database).run(tx -> {
            for (int i = 0; i < count; i++) {
                EventLog.write(tx, NewEvent.of(EventType.RUN_FAILED, i, null, FIRST.plusSeconds(i), Map.of()));
            }
            return null;
        });
        WrittenEvents.numbered(database, 0);
    }
}
