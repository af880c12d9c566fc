package io.tillbridge.product.listing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** One statement for many rows. */
final class MultiRow {
    private static final int ROWS = 500;
    /** Keeps a statement below the packet a server takes, whatever a shop has written into its texts. */
    private static final long CHARACTERS = 4_000_000;

    private final String start;
    private final String row;
    private final String end;

    /**
     * @param start up to VALUES
     * @param columns how many values a row has
     * @param end what follows the rows
     */
    MultiRow(String start, int columns, String end) {
        this.start = start;
        this.row = "(" + "?,".repeat(columns - 1) + "?)";
        this.end = end;
    }

    void write(Handle handle, List<List<Object>> rows) {
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            long characters = 0;
            do {
                characters += characters(rows.get(to));
                to++;
            } while (to < rows.size() && to - from < ROWS && characters < CHARACTERS);
            some(handle, rows.subList(from, to));
            from = to;
        }
    }

    private static long characters(List<Object> row) {
        return row.stream()
                .mapToLong(value -> value instanceof String text ? text.length() : 20)
                .sum();
    }

    private void some(Handle handle, List<List<Object>> rows) {
        String sql = start + " VALUES " + (row + ",").repeat(rows.size() - 1) + row + " " + end;
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            int place = 1;
            for (List<Object> values : rows) {
                for (Object value : values) {
                    statement.setObject(place++, value);
                }
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }
}
