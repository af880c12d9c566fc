package io.tillbridge.storage;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Ends transactions with one call instead of two: to switch autocommit on again commits what is open (JDBC, MariaDB's
 * {@code autocommit}), so that no COMMIT has to be sent before it.
 */
final class OneCallCommits extends DelegatingTransactionHandler {
    OneCallCommits() {
        this(new LocalTransactionHandler());
    }

    private OneCallCommits(TransactionHandler delegate) {
        super(delegate);
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new OneCallCommits(getDelegate().specialize(handle));
    }

    @Override
    public void commit(Handle handle) {
        try {
            handle.getConnection().setAutoCommit(true);
        } catch (SQLException e) {
            throw new TransactionException("Failed to commit transaction", e);
        }
        // Nothing is open any more: the driver sends nothing, the handle notes that it is over.
        super.commit(handle);
    }
}
