package io.tillbridge.storage;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions for work that locks rows others want as well. They read what is committed at each statement, so that what
 * is read after a lock was waited for is not older than the lock; and they are run again when they were the victim of a
 * deadlock.
 */
public final class Transactions {
    /** A database that is only busy serves everyone in the end; who waits longer than this is told. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /** Lock wait, deadlock, a row that was read has changed since (servers with innodb_snapshot_isolation). */
    private static final Set<Integer> GAVE_WAY = Set.of(1205, 1213, 1020);

    private final Jdbi jdbi;

    public Transactions(Database database) {
        this(database.jdbi());
    }

    public Transactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Runs the work in a transaction of its own. Called within another one of the same thread it is a part of that:
     * then only the whole is run again.
     *
     * @param work may run several times: it has no effects but those on the database
     * @throws X as thrown by the last try
     */
    public <T, X extends Exception> T run(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(
                handle -> handle.isInTransaction() ? work.withHandle(handle) : patiently(() -> once(handle, work)));
    }

    /**
     * Runs the work in a transaction of this session, at the session's own isolation level, which is REPEATABLE READ: rows
     * that are looked for under lock and are not there cannot come in until its end.
     *
     * @param work as for {@link #run}
     */
    public static <T, X extends Exception> T in(Handle session, HandleCallback<T, X> work) throws X {
        return patiently(() -> session.inTransaction(work));
    }

    private interface Try<T, X extends Exception> {
        T go() throws X;
    }

    private static <T, X extends Exception> T patiently(Try<T, X> work) throws X {
        long end = System.nanoTime() + PATIENCE;
        for (int tried = 1; ; tried++) {
            try {
                return work.go();
            } catch (RuntimeException e) {
                if (System.nanoTime() > end || !gaveWay(e)) {
                    throw e;
                }
                pause(tried);
            }
        }
    }

    /** Of random length, longer after each try: two who met once should not meet again. */
    private static void pause(int tried) {
        long longest = Math.min(LONGEST_PAUSE, TimeUnit.MILLISECONDS.toNanos(1L << Math.min(tried, 10)));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }

    private static <T, X extends Exception> T once(Handle handle, HandleCallback<T, X> work) throws X {
        // For the next transaction only: nothing is left behind in the pooled connection.
        handle.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        return handle.inTransaction(work);
    }

    private static boolean gaveWay(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return GAVE_WAY.contains(sql.getErrorCode());
            }
        }
        return false;
    }
}
