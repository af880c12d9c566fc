package io.tillbridge.run;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of {@code run}, with the kind of its connection, as a run. */
final class RunRow {
    private RunRow() {}

    static Run read(ResultSet row, StatementContext context) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getObject("connection_id", Long.class),
                row.getString("kind"),
                row.getString("job"),
                row.getString("started_by"),
                RunState.of(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getBoolean("forced"),
                row.getBoolean("cancel_asked"),
                row.getObject("takes_up", Long.class),
                row.getObject("replays", Long.class),
                UtcInstants.read(row, "queued_at"),
                UtcInstants.read(row, "started_at"),
                UtcInstants.read(row, "finished_at"),
                JsonMaps.read(row.getString("counters"), JsonMaps.COUNTERS),
                JsonMaps.read(row.getString("progress"), JsonMaps.PROGRESS),
                row.getString("error"));
    }
}
