package io.tillbridge.product.listing;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;

/** Transactions that may have to give way to another one: they are done again. */
final class Deadlocks {
    /** Lock wait, deadlock, a row changed since the snapshot. */
    private static final Set<Integer> GAVE_WAY = Set.of(1205, 1213, 1020);

    private static final int TRIES = 8;

    private Deadlocks() {}

    static <T> T transaction(Handle handle, HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return handle.inTransaction(work);
            } catch (JdbiException e) {
                if (attempt == TRIES || !gaveWay(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean gaveWay(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && GAVE_WAY.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
