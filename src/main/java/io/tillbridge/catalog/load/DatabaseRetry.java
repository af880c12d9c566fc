package io.tillbridge.catalog.load;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;

/** Tries again while the database is away, with growing pauses and an end. Shared by the threads of a load. */
final class DatabaseRetry {
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 10_000;
    private static final long SLICE = 200;
    /** Lock wait, deadlock, shutdown, killed connection, server gone, lost connection, too many connections. */
    private static final Set<Integer> PASSING = Set.of(1205, 1213, 1053, 1927, 2006, 2013, 1040);

    private final Duration limit;
    private final ProgressReporter reporter;

    DatabaseRetry(Duration limit, ProgressReporter reporter) {
        this.limit = limit;
        this.reporter = reporter;
    }

    /** Work with the database that may be done twice. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * @param whileWaiting called a few times a second during pauses; may throw to give up
     * @throws LoadFault passing, when the database stays away; lasting, when it refuses the work
     */
    <T> T with(Runnable whileWaiting, Work<T> work) {
        long firstFailure = 0;
        long pause = FIRST_PAUSE;
        while (true) {
            try {
                T result = work.run();
                if (firstFailure != 0) {
                    reporter.note("The database answers again; the load goes on.");
                }
                return result;
            } catch (SQLException | org.jdbi.v3.core.JdbiException e) {
                if (!passes(e)) {
                    throw LoadFault.lasting("The database refused to store the catalog: " + root(e).getMessage(), e);
                }
                if (firstFailure == 0) {
                    firstFailure = System.nanoTime();
                    reporter.note(
                            "The database does not answer (" + root(e).getMessage() + "); the load waits for it.");
                }
                if (System.nanoTime() - firstFailure > limit.toNanos()) {
                    throw LoadFault.passing(
                            "The database did not answer for " + limit.toSeconds() + " seconds: "
                                    + root(e).getMessage() + ". What is loaded stays; the load goes on when it is"
                                    + " started again.",
                            e);
                }
            }
            pause(pause, whileWaiting);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    /** Whether the same work may succeed later. */
    static boolean passes(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientException
                    || at instanceof SQLRecoverableException
                    || at instanceof java.sql.SQLNonTransientConnectionException) {
                return true;
            }
            if (at instanceof SQLException sql
                    && (PASSING.contains(sql.getErrorCode())
                            || String.valueOf(sql.getSQLState()).startsWith("08"))) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable fault) {
        Throwable at = fault;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static void pause(long millis, Runnable whileWaiting) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(SLICE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw LoadFault.passing("The load was stopped while it waited for the database.", e);
            }
            whileWaiting.run();
        }
    }
}
