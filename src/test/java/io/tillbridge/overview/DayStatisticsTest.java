package io.tillbridge.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DayStatisticsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-11");

    private final Database database = TestDatabase.fresh();
    private final MutableClock clock = new MutableClock("2026-03-11T12:00:00Z");
    private ZoneId zone = ZoneId.of("Europe/Amsterdam");
    private final DayStatistics statistics = new DayStatistics(database, () -> zone, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void daysWithNothingAreZerosAndTodayIsTheLast() {
        DayStatistics.Days days = statistics.last(3, null);

        assertThat(days.days().keySet()).containsExactly(TODAY.minusDays(2), TODAY.minusDays(1), TODAY);
        assertThat(days.days().values()).containsOnly(DayStatistic.NOTHING);
    }

    @Test
    void aDayBeginsAtTheCompanysMidnight() {
        order("2026-03-09 22:59:59");
        order("2026-03-09 23:00:00");
        order("2026-03-11 11:59:00");

        DayStatistics.Days days = statistics.last(3, null);

        assertThat(days.days().values()).extracting(DayStatistic::orders).containsExactly(1L, 1L, 1L);
    }

    @Test
    void everyKindOfWorkIsCountedOnceAndDryRunsAreNot() {
        run("inventory-push", "succeeded", false, "{\"sent\":12}");
        run("inventory-push", "failed", false, "{\"sent\":3}");
        run("inventory-push", "succeeded", true, "{\"sent\":99}");
        run("price-push", "succeeded", false, "{\"pricesSent\":5}");
        run("shipment-push", "succeeded", false, "{\"told\":2}");
        run("order-poll", "failed", false, "{}");
        failure();
        upload("loaded", "rows=40 created=10 updated=20 unchanged=7 rejected=3 SKU_DUPLICATE=1");
        upload("refused", "rows=7 created=0 updated=0 unchanged=0 rejected=7");

        assertThat(statistics.last(1, null).days().get(TODAY)).isEqualTo(new DayStatistic(0, 37, 3, 20, 2, 1));
        assertThat(statistics.last(1, 1L).days().get(TODAY)).isEqualTo(new DayStatistic(0, 37, 3, 20, 2, 1));
        assertThat(statistics.last(1, 2L).days().get(TODAY)).isEqualTo(DayStatistic.NOTHING);
    }

    @Test
    void aDayThatEndedOutlivesItsRuns() {
        run("inventory-push", "succeeded", false, "{\"sent\":12}");
        clock.pass(Duration.ofDays(1));

        statistics.sumUp();
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM run"));

        assertThat(statistics.last(2, null).days().get(TODAY).numbersSent()).isEqualTo(12);
        assertThat(statistics.last(2, 1L).days().get(TODAY).numbersSent()).isEqualTo(12);
    }

    @Test
    void twoWhoSumUpAtTheSameTimeCountOnce() throws Exception {
        run("inventory-push", "succeeded", false, "{\"sent\":12}");
        clock.pass(Duration.ofDays(2));
        Thread other = new Thread(new DayStatistics(database, () -> zone, clock)::sumUp);

        other.start();
        statistics.sumUp();
        other.join();

        assertThat(statistics.last(3, null).days().get(TODAY).numbersSent()).isEqualTo(12);
    }

    @Test
    void aChangedTimeZoneKeepsTheDaysThatEnded() {
        order("2026-03-09 23:30:00");
        assertThat(statistics.last(3, null).days().get(TODAY.minusDays(1)).orders())
                .isEqualTo(1);

        zone = ZoneId.of("America/New_York");

        assertThat(statistics.last(3, null).days().values())
                .extracting(DayStatistic::orders)
                .containsExactly(0L, 1L, 0L);
    }

    private void order(String createdAt) {
        sql("INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status, payment_status,"
                + " shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at) VALUES (1, UUID(),"
                + " '1', 'shipped', '-', 'paid', '-', '{}', '2020-01-01', '2020-01-01', '" + createdAt + "', '"
                + createdAt + "')");
    }

    private void run(String job, String state, boolean dry, String counters) {
        sql("INSERT INTO run (connection_id, job, started_by, state, dry_run, queued_at, finished_at, counters) VALUES"
                + " (1, '" + job + "', 'schedule', '" + state + "', " + dry + ", '2026-03-11 10:00:00',"
                + " '2026-03-11 10:00:01', '" + counters + "')");
    }

    private void failure() {
        sql("INSERT INTO failure (connection_id, kind, state, route_id, endpoint, message, variables, first_at, last_at)"
                + " VALUES (1, 'refused', 'kept', 'r', 'direct:r', 'no', '{}', '2026-03-11 10:00:00',"
                + " '2026-03-11 10:00:00')");
    }

    private void upload(String state, String summary) {
        sql("INSERT IGNORE INTO connection (id, kind, name, settings, created_at, updated_at) VALUES (1, 'sftp-catalog',"
                + " 'v', '{}', '2026-03-11', '2026-03-11')");
        sql("INSERT IGNORE INTO delivery (id, connection_id, source, state, settings, received_at)"
                + " VALUES (9, 1, 'manual', 'loaded', '{}', '2026-03-11 09:00:00')");
        sql("INSERT INTO upload (delivery_id, connection_id, source, filename, size, stored, state, summary, received_at,"
                + " finished_at) VALUES (9, 1, 'manual', 'a.csv', 1, 'x', '" + state + "', '" + summary
                + "', '2026-03-11 09:00:00', '2026-03-11 09:01:00')");
    }

    private void sql(String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
