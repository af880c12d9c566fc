package io.tillbridge.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of rows by which the server chooses how to read a table. A server that died may come back with those of an
 * empty table, although there are rows, and would then read whole tables where an index fits.
 */
final class TableStatistics {
    private static final String BELIEVED_EMPTY =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                    + " AND table_type = 'BASE TABLE' AND table_rows = 0";

    private TableStatistics() {}

    /** Counts anew what is believed to be empty and is not. */
    static void renew(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : believedEmpty(statement)) {
                if (hasRows(statement, table)) {
                    statement.execute("ANALYZE TABLE `" + table + "`");
                }
            }
        }
    }

    private static List<String> believedEmpty(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(BELIEVED_EMPTY)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static boolean hasRows(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM `" + table + "` LIMIT 1")) {
            return row.next();
        }
    }
}
