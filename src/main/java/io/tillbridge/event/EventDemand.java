package io.tillbridge.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Which events somebody wants that loads and syncs write only then: one event for each of a million products is written
 * when a reader names its type. A reader of all types does not name any. What people change one at a time is always
 * written.
 */
public final class EventDemand {
    private EventDemand() {}

    /** Types of {@link EventType#onDemand} that readers name. */
    public static Set<EventType> of(Handle handle) {
        try {
            return of(handle.getConnection());
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The same in a plain session. */
    public static Set<EventType> of(Connection session) throws SQLException {
        EnumSet<EventType> wanted = EnumSet.noneOf(EventType.class);
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT types FROM event_reader WHERE types <> ''")) {
            while (rows.next()) {
                wanted.addAll(EventType.stored(rows.getString(1)));
            }
        }
        wanted.removeIf(type -> !type.onDemand());
        return wanted;
    }
}
