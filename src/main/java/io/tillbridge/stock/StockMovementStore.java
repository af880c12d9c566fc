package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The table {@code stock_movement}: rows come and never change. */
final class StockMovementStore {
    private static final ListColumns COLUMNS = new ListColumns("id", true, "at", null, Map.of("createdAt", "at"));

    private StockMovementStore() {}

    static Optional<StockMovement> find(Handle tx, String reference) {
        return tx.createQuery("SELECT * FROM stock_movement WHERE reference = :reference")
                .bind("reference", reference)
                .map(StockMovementStore::movement)
                .findOne();
    }

    /** Those of these references that are there. */
    static List<StockMovement> find(Handle tx, Collection<String> references) {
        return tx.createQuery("SELECT * FROM stock_movement WHERE reference IN (<references>)")
                .bindList("references", List.copyOf(references))
                .map(StockMovementStore::movement)
                .list();
    }

    /** Movements of the reference at whichever warehouse: {@code <reference>:<warehouse>}. */
    static List<StockMovement> parts(Handle tx, String reference) {
        String literal = reference.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return tx
                .createQuery("SELECT * FROM stock_movement WHERE reference LIKE :parts ORDER BY id")
                .bind("parts", literal + ":%")
                .map(StockMovementStore::movement)
                .list()
                .stream()
                .filter(movement -> movement.reference().equals(reference + ":" + movement.warehouseId()))
                .toList();
    }

    /**
     * @param movements their ids count for nothing
     * @throws CallerFault CONFLICT: one of the references is there already
     */
    static void insert(Handle tx, List<StockMovement> movements) {
        Update update = tx.createUpdate(
                "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                        + " VALUES " + LevelStore.rows(movements.size(), "(?, ?, ?, ?, ?, ?, ?)"));
        int position = 0;
        for (StockMovement movement : movements) {
            update.bind(position++, movement.warehouseId());
            update.bind(position++, movement.productId());
            update.bind(position++, movement.delta());
            update.bind(position++, movement.onHandAfter());
            update.bind(position++, movement.reason());
            update.bind(position++, movement.reference());
            update.bind(position++, movement.at());
        }
        try {
            update.execute();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw StockFaults.referenceTaken(movements.get(0).reference());
            }
            throw e;
        }
    }

    static List<StockMovement> list(Handle handle, StockMovementFilter filter, ListWindow window) {
        return handle.createQuery(
                        """
                        SELECT * FROM stock_movement
                        WHERE (:warehouse IS NULL OR warehouse_id = :warehouse)
                          AND (:product IS NULL OR product_id = :product)"""
                                + COLUMNS.page(window))
                .bind("warehouse", filter.warehouseId())
                .bind("product", filter.productId())
                .bindMap(window.bound())
                .map(StockMovementStore::movement)
                .list();
    }

    static StockMovement of(StockPlace place, long delta, long after, String reason, String reference, Instant at) {
        return new StockMovement(0, place.warehouseId(), place.productId(), delta, after, reason, reference, at);
    }

    private static StockMovement movement(ResultSet row, StatementContext context) throws SQLException {
        return new StockMovement(
                row.getLong("id"),
                row.getLong("warehouse_id"),
                row.getLong("product_id"),
                row.getLong("delta"),
                row.getLong("on_hand_after"),
                row.getString("reason"),
                row.getString("reference"),
                UtcInstants.read(row, "at"));
    }
}
