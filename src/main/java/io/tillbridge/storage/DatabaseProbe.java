package io.tillbridge.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks the database again and again whether it answers, over a connection of its own and in a thread of its own. Whoever
 * wants to know reads the last answer and never waits, also for a database that is frozen.
 */
public final class DatabaseProbe implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);
    /** With the period and the time of a call this stays below the two seconds within which health is to be true. */
    private static final Duration LIMIT = Duration.ofMillis(1_500);

    private final String url;
    private final DatabaseSettings.Account account;
    private final String fault;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Connection connection;
    private volatile Look last = new Look(true, System.nanoTime());

    private record Look(boolean answered, long at) {}

    DatabaseProbe(String url, DatabaseSettings.Account account, String address) {
        this.url = url + "&connectTimeout=" + LIMIT.toMillis() + "&socketTimeout=" + LIMIT.toMillis();
        this.account = account;
        this.fault = "The database at " + address + " does not answer";
        Thread thread = new Thread(this::lookAgainAndAgain, "database-probe");
        thread.setDaemon(true);
        thread.start();
    }

    /** Why the database cannot be used; null while it answers. */
    public String fault() {
        Look look = last;
        boolean recent = System.nanoTime() - look.at() <= LIMIT.plus(PERIOD).toNanos();
        return look.answered() && recent ? null : fault;
    }

    private void lookAgainAndAgain() {
        try {
            do {
                boolean answered = answers();
                last = new Look(answered, System.nanoTime());
            } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private boolean answers() {
        try {
            if (connection == null) {
                connection = DriverManager.getConnection(url, account.username(), account.password());
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            disconnect();
            return false;
        }
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException gone) {
            // It was of no use any more.
        }
        connection = null;
    }

    @Override
    public void close() {
        closed.countDown();

}
}
