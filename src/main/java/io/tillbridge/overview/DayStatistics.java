package io.tillbridge.overview;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the hub did day by day, in the company's time zone. A day that has ended is summed up once and stored, so that a
 * year costs no more than a week, and the sums outlive the runs that {@code retention.runs} removes. A day keeps the time
 * zone in which it was summed up.
 */
public final class DayStatistics {
    /** What ends at midnight may be written a little later. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final int MOST_DAYS = 366;
    private static final long TODAY_IS_FRESH_FOR_MILLIS = 3_000;

    private static final String OF_A_SPAN =
            """
            SELECT connection_id, SUM(orders) AS orders, SUM(rows_loaded) AS rows_loaded, SUM(pushes) AS pushes,
              SUM(numbers_sent) AS numbers_sent, SUM(failed_runs) AS failed_runs, SUM(failures) AS failures
            FROM (
              SELECT connection_id, COUNT(*) AS orders, 0 AS rows_loaded, 0 AS pushes, 0 AS numbers_sent,
                0 AS failed_runs, 0 AS failures
              FROM customer_order WHERE created_at >= :from AND created_at < :to GROUP BY connection_id
              UNION ALL
              SELECT connection_id, 0, SUM(COALESCE(
                CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(summary, ' ', 1), 'rows=', -1) AS SIGNED)
                - CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(summary, ' ', 5), 'rejected=', -1) AS SIGNED), 0)), 0, 0, 0, 0
              FROM upload WHERE received_at >= :from - INTERVAL 2 DAY AND received_at < :to
                AND finished_at >= :from AND finished_at < :to AND state = 'loaded' GROUP BY connection_id
              UNION ALL
              SELECT COALESCE(connection_id, 0), 0, 0,
                SUM(state = 'succeeded' AND job IN ('inventory-push', 'price-push', 'shipment-push')),
                SUM(IF(job IN ('inventory-push', 'price-push'),
                  COALESCE(JSON_VALUE(counters, '$.sent'), 0) + COALESCE(JSON_VALUE(counters, '$.pricesSent'), 0), 0)),
                SUM(state = 'failed'), 0
              FROM run WHERE finished_at >= :from AND finished_at < :to AND NOT dry_run
              GROUP BY COALESCE(connection_id, 0)
              UNION ALL
              SELECT COALESCE(connection_id, 0), 0, 0, 0, 0, 0, COUNT(*)
              FROM failure WHERE first_at >= :from AND first_at < :to GROUP BY COALESCE(connection_id, 0)
            ) done GROUP BY connection_id""";

    private static final String STORED =
            """
            SELECT day, SUM(orders) AS orders, SUM(rows_loaded) AS rows_loaded, SUM(pushes) AS pushes,
              SUM(numbers_sent) AS numbers_sent, SUM(failed_runs) AS failed_runs, SUM(failures) AS failures
            FROM day_statistic WHERE day >= :from AND (:connection IS NULL OR connection_id = :connection) GROUP BY day""";

    private static final String FIRST =
            """
            SELECT MIN(first_one) FROM (
              SELECT MIN(created_at) AS first_one FROM customer_order
              UNION ALL SELECT MIN(received_at) FROM upload
              UNION ALL SELECT MIN(finished_at) FROM run
              UNION ALL SELECT MIN(first_at) FROM failure) firsts""";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Supplier<ZoneId> zone;
    private final Clock clock;
    private final Map<LocalDate, Fresh> fresh = new HashMap<>();

    /** @param zone the company's, asked each time */
    public DayStatistics(Database database, Supplier<ZoneId> zone, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.zone = zone;
        this.clock = clock;
    }

    private record Fresh(Instant at, ZoneId zone, Map<Long, DayStatistic> byConnection) {}

    /** The days of an answer, oldest first, today the last. */
    public record Days(ZoneId zone, SortedMap<LocalDate, DayStatistic> days) {}

    /**
     * The last days, those on which nothing happened included.
     *
     * @param count how many, today included
     * @param connection null: all of the hub
     */
    public Days last(int count, Long connection) {
        ZoneId in = zone.get();
        LocalDate today = today(in);
        LocalDate from = today.minusDays(count - 1L);
        sumUp(in);
        SortedMap<LocalDate, DayStatistic> days = new TreeMap<>();
        from.datesUntil(today.plusDays(1)).forEach(day -> days.put(day, DayStatistic.NOTHING));
        jdbi.useHandle(handle -> handle.createQuery(STORED)
                .bind("from", from)
                .bind("connection", connection)
                .map((row, context) -> Map.entry(LocalDate.parse(row.getString("day")), statistic(row)))
                .forEach(day -> days.computeIfPresent(day.getKey(), (same, nothing) -> day.getValue())));
        LocalDate open = firstOpen(in);
        days.replaceAll((day, stored) -> day.isBefore(open) ? stored : now(day, in, connection));
        return new Days(in, days);
    }

    /** Sums up and stores every day that has ended and is not stored yet, before runs of it are removed. */
    public void sumUp() {
        sumUp(zone.get());
    }

    /** Days are summed up in order: in another time zone none is counted that was counted before. */
    private void sumUp(ZoneId in) {
        LocalDate end = firstOpen(in);
        LocalDate start = jdbi.withHandle(handle -> handle.createQuery("SELECT MAX(day) FROM day_statistic_done")
                .mapTo(LocalDate.class)
                .findOne()
                .map(last -> last.plusDays(1))
                .or(() -> handle.createQuery(FIRST)
                        .mapTo(Instant.class)
                        .findOne()
                        .map(first -> first.atZone(in).toLocalDate()))
                .orElse(end));
        LocalDate oldest = end.minusDays(MOST_DAYS);
        LocalDate from = start.isBefore(oldest) ? oldest : start;
        if (from.isBefore(end)) {
            from.datesUntil(end).forEach(day -> store(day, in));
        }
    }

    private void store(LocalDate day, ZoneId in) {
        transactions.run(tx -> {
            boolean mine = tx.execute("INSERT IGNORE INTO day_statistic_done (day) VALUES (?)", day) == 1;
            if (mine) {
                ofDay(tx, day, in).forEach((connection, did) -> tx.execute(
                        "INSERT INTO day_statistic (day, connection_id, orders, rows_loaded, pushes, numbers_sent,"
                                + " failed_runs, failures) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        day,
                        connection,
                        did.orders(),
                        did.rowsLoaded(),
                        did.pushes(),
                        did.numbersSent(),
                        did.failedRuns(),
                        did.failures()));
            }
            return mine;
        });
    }

    /** A day that is not stored, counted now; many who look at the same time share one count. */
    private synchronized DayStatistic now(LocalDate day, ZoneId in, Long connection) {
        Instant now = clock.instant();
        fresh.values().removeIf(old -> !old.zone().equals(in)
                || !old.at().plusMillis(TODAY_IS_FRESH_FOR_MILLIS).isAfter(now)
                || old.at().isAfter(now));
        Map<Long, DayStatistic> all = fresh.computeIfAbsent(
                        day, it -> new Fresh(now, in, jdbi.withHandle(handle -> ofDay(handle, it, in))))
                .byConnection();
        return connection == null
                ? all.values().stream().reduce(DayStatistic.NOTHING, DayStatistic::plus)
                : all.getOrDefault(connection, DayStatistic.NOTHING);
    }

    private static Map<Long, DayStatistic> ofDay(Handle handle, LocalDate day, ZoneId in) {
        Map<Long, DayStatistic> found = new HashMap<>();
        handle.createQuery(OF_A_SPAN)
                .bind("from", day.atStartOfDay(in).toInstant())
                .bind("to", day.plusDays(1).atStartOfDay(in).toInstant())
                .map((row, context) -> Map.entry(row.getLong("connection_id"), statistic(row)))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    private static DayStatistic statistic(ResultSet row) throws SQLException {
        return new DayStatistic(
                row.getLong("orders"),
                row.getLong("rows_loaded"),
                row.getLong("pushes"),
                row.getLong("numbers_sent"),
                row.getLong("failed_runs"),
                row.getLong("failures"));
    }

    /** The first day that may still change: today, and yesterday for a moment. */
    private LocalDate firstOpen(ZoneId in) {
        return clock.instant().minus(LATE).atZone(in).toLocalDate();
    }

    private LocalDate today(ZoneId in) {
        return clock.instant().atZone(in).toLocalDate();
    }
}
