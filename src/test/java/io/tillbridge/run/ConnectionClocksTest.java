package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of a job that fires in each connection's own zone: a clock that is turned, and nodes that come and go. */
class ConnectionClocksTest {
    private static final String MIDNIGHT = "0 0 0 * * ?";
    private static final Duration TICK = Duration.ofMinutes(20);

    private final Database database = TestDatabase.fresh();
    private final Map<Long, ZoneId> zones = new TreeMap<>();
    private Instant now = Instant.parse("2027-06-01T12:00:00Z");
    private final Clock turned = new TurnedClock();
    private final Running running = new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, turned);
    private String cron = MIDNIGHT;

    private final class TurnedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterEach
    void close() {
        running.close();
        database.close();
    }

    /** Spans with a night in which the clocks of that zone change, to and fro, and plain ones. */
    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2027-04-02T01:00:00Z, 00:00",
        "Pacific/Auckland, 2027-09-24T01:00:00Z, 00:00",
        "Pacific/Auckland, 2027-04-02T01:00:00Z, 02:30",
        "Pacific/Auckland, 2027-09-24T01:00:00Z, 02:30",
        "America/Los_Angeles, 2027-03-12T20:00:00Z, 00:00",
        "America/Los_Angeles, 2027-03-12T20:00:00Z, 02:30",
        "America/Los_Angeles, 2027-11-05T20:00:00Z, 01:30",
        "Europe/Amsterdam, 2027-03-26T12:00:00Z, 02:00",
        "Europe/Amsterdam, 2027-10-29T12:00:00Z, 02:30",
        "Africa/Cairo, 2027-04-28T12:00:00Z, 00:00",
        "America/Santiago, 2026-09-04T12:00:00Z, 00:00",
        "America/Havana, 2027-11-05T12:00:00Z, 00:30",
        "Australia/Lord_Howe, 2027-04-02T12:00:00Z, 01:45",
        "Asia/Kolkata, 2027-01-10T12:00:00Z, 00:00",
        "UTC, 2027-01-10T12:00:00Z, 23:50"
    })
    void everyNightFiresOnceAtItsTimeInTheShopsZone(String zone, Instant from, LocalTime time) {
        cron = "0 " + time.getMinute() + " " + time.getHour() + " * * ?";
        now = from;
        long shop = connection(zone);
        Instant end = from.plus(Duration.ofDays(2).plusHours(12));

        List<Instant> fired = new ArrayList<>();
        while (now.isBefore(end)) {
            // Two nodes that were started anew look at the same moment.
            fired.addAll(tick(shop));
            fired.addAll(tick(shop));
            now = now.plus(TICK);
        }

        assertThat(fired).isEqualTo(nights(ZoneId.of(zone), time, from, end));
    }

    @Test
    void eachShopHasItsOwnMidnight() {
        now = Instant.parse("2027-06-01T00:30:00Z");
        long auckland = connection("Pacific/Auckland");
        long amsterdam = connection("Europe/Amsterdam");
        long california = connection("America/Los_Angeles");

        assertThat(clocks().next(List.of(auckland, amsterdam, california)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        auckland, firing("Pacific/Auckland", "2027-06-01T12:00:00Z"),
                        amsterdam, firing("Europe/Amsterdam", "2027-06-01T22:00:00Z"),
                        california, firing("America/Los_Angeles", "2027-06-01T07:00:00Z")));

        tick(auckland, amsterdam, california);
        now = Instant.parse("2027-06-01T07:05:00Z");
        tick(auckland, amsterdam, california);
        assertThat(queued()).containsExactly(california);
    }

    @Test
    void nightsThatWereMissedAreMadeUpForOnceAtTheNextStart() {
        long shop = connection("Europe/Amsterdam");
        tick(shop);

        now = now.plus(Duration.ofDays(5));

        assertThat(tick(shop)).hasSize(1);
        assertThat(tick(shop)).isEmpty();
        assertThat(clocks().next(List.of(shop)).get(shop).nextAt()).isEqualTo(Instant.parse("2027-06-06T22:00:00Z"));
    }

    @Test
    void aClockThatIsNewContinuesWhatEarlierRunsSay() {
        long shop = connection("Europe/Amsterdam");
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run (connection_id, job, started_by, state, queued_at, counters)"
                                + " VALUES (?, 'product-sync', 'schedule', 'succeeded', ?, '{}')",
                        shop,
                        now.minus(Duration.ofHours(30))));

        assertThat(tick(shop)).hasSize(1);
        assertThat(tick(shop)).isEmpty();
    }

    @Test
    void aZoneThatIsChangedCountsFromThenOn() {
        long shop = connection("America/Los_Angeles");
        tick(shop);
        now = Instant.parse("2027-06-02T07:00:00Z");
        assertThat(tick(shop)).hasSize(1);

        zones.put(shop, ZoneId.of("Pacific/Auckland"));
        now = now.plus(TICK);
        assertThat(clocks().next(List.of(shop))).containsEntry(shop, firing("Pacific/Auckland", "2027-06-02T12:00:00Z"));
        assertThat(tick(shop)).isEmpty();

        now = Instant.parse("2027-06-02T12:00:00Z");
        assertThat(tick(shop)).hasSize(1);
        zones.put(shop, ZoneId.of("America/Los_Angeles"));
        now = Instant.parse("2027-06-03T06:50:00Z");
        assertThat(tick(shop)).isEmpty();
        now = Instant.parse("2027-06-03T07:00:00Z");
        assertThat(tick(shop)).hasSize(1);
    }

    @Test
    void aCronTextThatIsChangedCountsFromTheNextStartOn() {
        long shop = connection("UTC");
        tick(shop);

        cron = "0 0 18 * * ?";
        tick(shop);
        now = Instant.parse("2027-06-01T18:00:00Z");

        assertThat(tick(shop)).hasSize(1);
    }

    /** What is switched on in the afternoon waits for the night, however long it was off. */
    @Test
    void aShopThatWantsNoSyncLetsItsFiringsPass() {
        long shop = connection("UTC");
        tick();
        now = now.plus(Duration.ofDays(9));
        tick();

        assertThat(tick(shop)).isEmpty();
        now = Instant.parse("2027-06-11T00:00:00Z");
        assertThat(tick(shop)).hasSize(1);
    }

    @Test
    void aFiringWhileASyncIsUnderWayIsAnsweredByTheNext() throws Exception {
        long shop = connection("UTC");
        tick(shop);
        running.runs().request("product-sync", shop, "api", false, false);
        database.jdbi().useHandle(handle -> handle.execute("UPDATE run SET state = 'running'"));
        now = Instant.parse("2027-06-02T00:00:00Z");

        clocks().fire(List.of(Map.of("id", shop)));

        List<Boolean> askedAgain = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT asked_again FROM run")
                        .mapTo(Boolean.class)
                        .list());
        assertThat(askedAgain).containsExactly(true);
    }

    @Test
    void aMachineClockThatWentWrongLeavesNothingOut() {
        long shop = connection("UTC");
        tick(shop);
        now = Instant.parse("2031-01-01T12:00:00Z");
        tick(shop);
        now = Instant.parse("2027-06-01T13:00:00Z");
        tick(shop);

        now = Instant.parse("2027-06-02T00:00:01Z");
        assertThat(tick(shop)).hasSize(1);
        now = Instant.parse("2027-06-01T23:59:58Z");
        assertThat(tick(shop)).isEmpty();
        now = Instant.parse("2027-06-02T00:00:02Z");
        assertThat(tick(shop)).isEmpty();
    }

    /** One look of a node that has just been started; when each run it queued was queued. The runs end at once. */
    private List<Instant> tick(long... wanted) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (long id : wanted) {
            rows.add(Map.of("id", id));
        }
        clocks().fire(rows);
        return database.jdbi().withHandle(handle -> {
            List<Instant> at = handle.createQuery("SELECT queued_at FROM run WHERE state = 'queued' ORDER BY id")
                    .mapTo(Instant.class)
                    .list();
            handle.execute("UPDATE run SET state = 'succeeded', active_key = NULL WHERE state = 'queued'");
            return at;
        });
    }

    private List<Long> queued() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT connection_id FROM run ORDER BY id")
                        .mapTo(Long.class)
                        .list());
    }

    /** As a node has it that was started this moment: it remembers nothing. */
    private ConnectionClocks clocks() {
        return running.connectionClocks(
                new JobClock(running.jobs().named(Jobs.PRODUCT_SYNC).orElseThrow(), cron, ZoneOffset.UTC), () -> zones);
    }

    private static ConnectionClocks.Firing firing(String zone, String at) {
        return new ConnectionClocks.Firing(ZoneId.of(zone), Instant.parse(at));
    }

    /** When the looks should see a new night begin. */
    private static List<Instant> nights(ZoneId zone, LocalTime time, Instant from, Instant to) {
        List<Instant> nights = new ArrayList<>();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
                !day.isAfter(to.atZone(zone).toLocalDate());
                day = day.plusDays(1)) {
            Instant at = firstInstant(day.atTime(time), zone);
            Duration since = Duration.between(from, at);
            long ticks = (since.toSeconds() + TICK.toSeconds() - 1) / TICK.toSeconds();
            Instant seen = from.plus(TICK.multipliedBy(ticks));
            if (at.isAfter(from) && seen.isBefore(to)) {
                nights.add(seen);
            }
        }
        return nights;
    }

    private static Instant firstInstant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private long connection(String zone) {
        long id = database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES ('cseries', ?, '{}', ?, ?)")
                        .bind(0, "Shop " + zones.size())
                        .bind(1, now)
                        .bind(2, now)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
        zones.put(id, ZoneId.of(zone));
        return id;

}
}
