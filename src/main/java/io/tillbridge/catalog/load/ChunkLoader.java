package io.tillbridge.catalog.load;

import io.tillbridge.event.EventType;
import io.tillbridge.wording.Quantity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Writes chunks of products over one connection; each chunk is one transaction. */
final class ChunkLoader implements ChunkTarget {
    private static final Pattern ROW = Pattern.compile("at row (\\d+)");

    private final DataSource database;
    private final ProductSql sql;
    private final ChunkChanges changes;
    private Connection connection;

    ChunkLoader(DataSource database, ProductSql sql) {
        this.database = database;
        this.sql = sql;
        this.changes = sql.changes();
    }

    @Override
    public void load(Chunk chunk, boolean again) throws SQLException {
        try {
            connect();
            Set<EventType> wanted = sql.events().wanted(connection);
            if (chunk.known() || again || wanted.contains(EventType.PRODUCT_CREATED) || !create(chunk)) {
                merge(chunk, again, wanted);
            }
        } catch (SQLException | RuntimeException e) {
            changes.undone();
            close();
            throw e;
        }
    }

    private void connect() throws SQLException {
        if (connection == null) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            // What is only read, for the sums of price changes, is not locked.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** LOCAL leaves out or bends what it cannot store and only warns: all or nothing is our own care. */
    private boolean create(Chunk chunk) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (fill(statement, sql.create(), chunk) == chunk.rows() && statement.getWarnings() == null) {
                changes.added(statement, chunk);
                connection.commit();
                return true;
            }
        }
        connection.rollback();
        return false;
    }

    private void merge(Chunk chunk, boolean again, Set<EventType> wanted) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ProductSql.TABLE);
            long filled = fill(statement, ProductSql.FILL, chunk);
            SQLWarning warning = statement.getWarnings();
            if (filled != chunk.rows() || warning != null) {
                throw refused(chunk, warning);
            }
            changes.before(statement, chunk, sql.events().counts(), again);
            sql.events().before(statement, wanted);
            long stored = statement.executeLargeUpdate(sql.update());
            if (stored < chunk.rows()) {
                stored += statement.executeLargeUpdate(sql.insertNew());
            }
            if (stored != chunk.rows()) {
                throw LoadFault.lasting(
                        "Stored " + stored + " of " + Quantity.of(chunk.rows(), "product")
                                + "; nothing of this chunk is kept.",
                        null);
            }
            sql.events().after(statement, wanted);
        }
        connection.commit();
    }

    static long fill(Statement statement, String loadData, Chunk chunk) throws SQLException {
        statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(chunk.stream());
        return statement.executeLargeUpdate(loadData);
    }

    private static LoadFault refused(Chunk chunk, SQLWarning warning) {
        String said = warning == null ? "no reason given" : warning.getMessage();
        Matcher row = ROW.matcher(said);
        String which = row.find() ? "The product '" + chunk.skuOf(Integer.parseInt(row.group(1))) + "'" : "A product";
        return LoadFault.lasting(which + " cannot be stored as it stands in the file: " + said, null);
    }

    /** Gives the connection back; what is not committed is gone. */
    @Override
    public void close() {
        if (connection == null) {
            return;
        }
        try (Connection used = connection) {
            used.rollback();
        } catch (SQLException lost) {
            // A lost connection has nothing left to roll back.
            return;
        } finally {
            connection = null;
        }
    }
}
