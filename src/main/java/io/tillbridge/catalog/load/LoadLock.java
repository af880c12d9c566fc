package io.tillbridge.catalog.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Lets one load at a time write the products of a connection, over all processes that share the database. */
final class LoadLock implements AutoCloseable {
    private static final String TAKE =
            "SELECT GET_LOCK(CONCAT('tillbridge:', LEFT(MD5(DATABASE()), 12), ':load:', ?), ?)";
    private static final int SECONDS = 1;

    private final DataSource database;
    private final long connectionId;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;
    private Connection holder;

    private LoadLock(DataSource database, long connectionId, DatabaseRetry retry, ProgressReporter reporter) {
        this.database = database;
        this.connectionId = connectionId;
        this.retry = retry;
        this.reporter = reporter;
    }

    /** Waits until it is this load's turn. */
    static LoadLock take(DataSource database, long connectionId, DatabaseRetry retry, ProgressReporter reporter) {
        LoadLock lock = new LoadLock(database, connectionId, retry, reporter);
        try {
            lock.take();
            return lock;
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** Waits at most so long; empty when another load still has it then. */
    static Optional<LoadLock> take(
            DataSource database,
            long connectionId,
            DatabaseRetry retry,
            ProgressReporter reporter,
            Duration longest) {
        LoadLock lock = new LoadLock(database, connectionId, retry, reporter);
        long end = System.nanoTime() + longest.toNanos();
        try {
            do {
                if (retry.with(lock::waiting, lock::tryTake)) {
                    return Optional.of(lock);
                }
            } while (System.nanoTime() < end);
            lock.close();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private void take() {
        boolean told = false;
        while (!retry.with(this::waiting, this::tryTake)) {
            if (!told) {
                reporter.info("Another load of this connection is under way; this one waits for it.");
                told = true;
            }
            waiting();
        }
    }

    /** After the database was away the turn may be lost: takes it again. */
    void renew() {
        boolean held = retry.with(this::waiting, () -> holder != null && holder.isValid(5));
        if (!held) {
            close();
            take();
        }
    }

    private boolean tryTake() throws SQLException {
        try {
            if (holder == null) {
                holder = database.getConnection();
            }
            try (PreparedStatement take = holder.prepareStatement(TAKE)) {
                take.setLong(1, connectionId);
                take.setInt(2, SECONDS);
                try (ResultSet answer = take.executeQuery()) {
                    return answer.next() && answer.getInt(1) == 1;
                }
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private void waiting() {
        reporter.beat();
        reporter.stopIfCancelled();
    }

    @Override
    public void close() {
        if (holder == null) {
            return;
        }
        try (Connection used = holder;
                PreparedStatement release = used.prepareStatement("DO RELEASE_ALL_LOCKS()")) {
            release.execute();
        } catch (SQLException lost) {
            // With the connection the turn is gone, too.
            return;
        } finally {
            holder = null;
        }
    }
}
