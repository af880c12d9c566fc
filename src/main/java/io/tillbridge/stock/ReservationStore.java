package io.tillbridge.stock;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * The table {@code reservation}. Its rows are guarded by the locks of their levels. They are never locked by a key that
 * may be absent: the gap would be locked as well, and two who then insert there would wait for one another.
 */
final class ReservationStore {
    private static final String SELECT = "SELECT * FROM reservation WHERE ";

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private ReservationStore() {}

    /** All rows of these owners, ended ones too. */
    static List<Reservation> ofOwners(Handle tx, Collection<String> owners) {
        return tx.createQuery(SELECT + "owner IN (<owners>) ORDER BY id")
                .bindList("owners", List.copyOf(owners))
                .map(ReservationStore::reservation)
                .list();
    }

    /** As they are now, whatever this transaction has seen of them before. */
    static List<Reservation> byId(Handle tx, Collection<Long> ids) {
        return tx.createQuery(SELECT + "id IN (<ids>) ORDER BY id FOR UPDATE")
                .bindList("ids", List.copyOf(ids))
                .map(ReservationStore::reservation)
                .list();
    }

    /**
     * Those who wait for goods at a place, by their turn.
     *
     * @param after the last one of the page before, as it was read; null: from the first
     */
    static List<Reservation> waiting(Handle tx, StockPlace place, Reservation after, int limit) {
        return tx.createQuery(SELECT
                        + "product_id = :product AND warehouse_id = :warehouse AND state = 'held'"
                        + " AND (turn > :turn OR (turn = :turn AND id > :id))"
                        + " AND covered < quantity - taken ORDER BY turn, id LIMIT :limit FOR UPDATE")
                .bind("product", place.productId())
                .bind("warehouse", place.warehouseId())
                .bind("turn", after == null ? FIRST : after.state().turn())
                .bind("id", after == null ? 0 : after.id())
                .bind("limit", limit)
                .map(ReservationStore::reservation)
                .list();
    }

    /** Held of a product, at all places, oldest first. */
    static List<Reservation> holders(Handle handle, long product, long after, int limit) {
        return handle.createQuery(
                        SELECT + "product_id = :product AND state = 'held' AND id > :after ORDER BY id LIMIT :limit")
                .bind("product", product)
                .bind("after", after)
                .bind("limit", limit)
                .map(ReservationStore::reservation)
                .list();
    }

    /** As {@link #holders(Handle, long, long, int)} at these warehouses, at least one. */
    static List<Reservation> holders(Handle handle, long product, List<Long> warehouses, long after, int limit) {
        return handle.createQuery(SELECT + "product_id = :product AND warehouse_id IN (<warehouses>)"
                        + " AND state = 'held' AND id > :after ORDER BY id LIMIT :limit")
                .bind("product", product)
                .bindList("warehouses", warehouses)
                .bind("after", after)
                .bind("limit", limit)
                .map(ReservationStore::reservation)
                .list();
    }

    static List<Reservation> expired(Handle tx, Instant now, int limit) {
        return tx.createQuery(SELECT + "state = 'held' AND expires_at <= :now ORDER BY expires_at LIMIT :limit")
                .bind("now", now)
                .bind("limit", limit)
                .map(ReservationStore::reservation)
                .list();
    }

    static List<PastReservation> past(Handle handle, Collection<String> owners) {
        return handle.createQuery(
                        "SELECT r.*, w.name AS warehouse FROM reservation r"
                                + " JOIN warehouse w ON w.id = r.warehouse_id WHERE r.owner IN (<owners>) ORDER BY r.created_at, r.id")
                .bindList("owners", List.copyOf(owners))
                .map((row, context) -> new PastReservation(
                        row.getString("owner"),
                        row.getLong("product_id"),
                        row.getLong("warehouse_id"),
                        row.getString("warehouse"),
                        row.getString("state"),
                        row.getLong("quantity"),
                        row.getLong("covered"),
                        row.getLong("taken"),
                        UtcInstants.read(row, "created_at"),
                        UtcInstants.read(row, "expires_at"),
                        UtcInstants.read(row, "ended_at")))
                .list();
    }

    /** New ones; that one of them is there already means that the owner was not locked, and is refused. */
    static void insert(Handle tx, List<Reservation> reservations) {
        write(tx, reservations, "");
    }

    /** All changed ones in one statement, by id. */
    static void update(Handle tx, List<Reservation> reservations) {
        write(
                tx,
                reservations,
                " ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), covered = VALUES(covered),"
                        + " taken = VALUES(taken), state = VALUES(state), expires_at = VALUES(expires_at),"
                        + " turn = VALUES(turn), created_at = VALUES(created_at), ended_at = VALUES(ended_at)");
    }

    private static void write(Handle tx, List<Reservation> reservations, String whenThere) {
        if (reservations.isEmpty()) {
            return;
        }
        Update update = tx.createUpdate(
                "INSERT INTO reservation (id, owner, warehouse_id, product_id, quantity, covered, taken, state,"
                        + " expires_at, turn, created_at, ended_at) VALUES "
                        + LevelStore.rows(reservations.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") + whenThere);
        int position = 0;
        for (Reservation reservation : reservations) {
            Reservation.State state = reservation.state();
            update.bind(position++, reservation.id());
            update.bind(position++, reservation.owner());
            update.bind(position++, reservation.place().warehouseId());
            update.bind(position++, reservation.place().productId());
            update.bind(position++, state.quantity());
            update.bind(position++, state.covered());
            update.bind(position++, state.taken());
            update.bind(position++, state.state().text());
            update.bind(position++, state.expiresAt());
            update.bind(position++, state.turn());
            update.bind(position++, state.createdAt());
            update.bind(position++, state.endedAt());
        }
        update.execute();
    }

    private static Reservation reservation(ResultSet row, StatementContext context) throws SQLException {
        return new Reservation(
                row.getLong("id"),
                row.getString("owner"),
                new StockPlace(row.getLong("product_id"), row.getLong("warehouse_id")),
                new Reservation.State(
                        row.getLong("quantity"),
                        row.getLong("covered"),
                        row.getLong("taken"),
                        ReservationState.of(row.getString("state")),
                        UtcInstants.read(row, "expires_at"),
                        UtcInstants.read(row, "turn"),
                        UtcInstants.read(row, "created_at"),
                        UtcInstants.read(row, "ended_at")));
    }
}
