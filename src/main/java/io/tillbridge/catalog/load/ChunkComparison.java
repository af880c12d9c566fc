package io.tillbridge.catalog.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Lists what chunks would change and writes no product: the target of a check. */
final class ChunkComparison implements ChunkTarget {
    private final DataSource database;
    private final ProductSql sql;
    private final ChunkChanges changes;

    ChunkComparison(DataSource database, ProductSql sql) {
        this.database = database;
        this.sql = sql;
        this.changes = sql.changes();
    }

    @Override
    public void load(Chunk chunk, boolean again) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (Statement statement = connection.createStatement()) {
                if (chunk.known()) {
                    statement.execute(ProductSql.TABLE);
                    ChunkLoader.fill(statement, ProductSql.FILL, chunk);
                    changes.before(statement, chunk, sql.events().counts(), again);
                } else {
                    changes.added(statement, chunk);
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            changes.undone();
            throw e;
        }
    }

    @Override
    public void close() {
        // Each chunk gives its connection back.
    }
}
