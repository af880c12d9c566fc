package io.tillbridge.catalog.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets one load at a time write the products of a connection, over all processes that share the database. */
final class LoadTurn implements AutoCloseable {
    private static final String TAKE =
            "SELECT GET_LOCK(CONCAT('tillbridge:', LEFT(MD5(DATABASE()), 12), ':load:', ?), ?)";
    private static final int SECONDS = 1;

    private final DataSource database;
    private final long connectionId;
    private final Patience patience;
    private final Pulse pulse;
    private Connection holder;

    private LoadTurn(DataSource database, long connectionId, Patience patience, Pulse pulse) {
        this.database = database;
        this.connectionId = connectionId;
        this.patience = patience;
        this.pulse = pulse;
    }

    /** Waits until it is this load's turn. */
    static LoadTurn take(DataSource database, long connectionId, Patience patience, Pulse pulse) {
        LoadTurn turn = new LoadTurn(database, connectionId, patience, pulse);
        try {
            turn.take();
            return turn;
        } catch (RuntimeException | Error e) {
            turn.close();
            throw e;
        }
    }

    private void take() {
        boolean told = false;
        while (!patience.with(this::waiting, this::tryTake)) {
            if (!told) {
                pulse.info("Another load of this connection is under way; this one waits for it.");
                told = true;
            }
            waiting();
        }
    }

    /** After the database was away the turn may be lost: takes it again. */
    void renew() {
        boolean held = patience.with(this::waiting, () -> holder != null && holder.isValid(5));
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
        pulse.beat();
        pulse.stopIfCancelled();
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
