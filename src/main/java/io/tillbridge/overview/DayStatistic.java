package io.tillbridge.overview;

/**
 * What the hub did on one day.
 *
 * @param orders orders and till sales that it read for the first time
 * @param rowsLoaded rows of catalog files that were loaded, without those that were rejected
 * @param pushes runs that sent to a shop and succeeded
 * @param numbersSent stock numbers and prices that shops took
 * @param failedRuns runs of jobs that failed; dry runs do not count
 * @param failures messages that failed and were kept
 */
public record DayStatistic(
        long orders, long rowsLoaded, long pushes, long numbersSent, long failedRuns, long failures) {
    public static final DayStatistic NOTHING = new DayStatistic(0, 0, 0, 0, 0, 0);

    DayStatistic plus(DayStatistic other) {
        return new DayStatistic(
                orders + other.orders,
                rowsLoaded + other.rowsLoaded,
                pushes + other.pushes,
                numbersSent + other.numbersSent,
                failedRuns + other.failedRuns,
                failures + other.failures);
    }
}
