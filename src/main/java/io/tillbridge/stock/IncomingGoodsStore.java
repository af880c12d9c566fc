package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The table {@code incoming_goods}. */
final class IncomingGoodsStore {
    /** Stands in the column while nobody knows the day. */
    private static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private static final ListColumns COLUMNS =
            ListColumns.of("i.id", false, "i.created_at", "i.updated_at").by("expectedOn", "i.expected_on");

    private IncomingGoodsStore() {}

    static Optional<IncomingGoodsLine> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM incoming_goods WHERE id = ?")
                .bind(0, id)
                .map(IncomingGoodsStore::line)
                .findOne();
    }

    static Optional<IncomingGoodsLine> lock(Handle tx, long id) {
        return tx.createQuery("SELECT * FROM incoming_goods WHERE id = ? FOR UPDATE")
                .bind(0, id)
                .map(IncomingGoodsStore::line)
                .findOne();
    }

    /** Those under these references, wherever they are expected. */
    static List<IncomingGoodsLine> named(Handle tx, Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        return tx.createQuery("SELECT * FROM incoming_goods WHERE reference IN (<references>)")
                .bindList("references", List.copyOf(references))
                .map(IncomingGoodsStore::line)
                .list();
    }

    /** In the order given. */
    static List<IncomingGoodsLine> insert(Handle tx, List<NewIncomingGoods> rows, Instant now) {
        Query query = tx.createQuery("INSERT INTO incoming_goods (product_id, warehouse_id, quantity, expected_on,"
                + " reference, note, created_at, updated_at) VALUES "
                + LevelStore.rows(rows.size(), "(?, ?, ?, ?, ?, ?, ?, ?)") + " RETURNING *");
        int position = 0;
        for (NewIncomingGoods row : rows) {
            query.bind(position++, row.place().productId());
            query.bind(position++, row.place().warehouseId());
            query.bind(position++, row.quantity());
            query.bind(position++, text(row.expectedOn()));
            query.bind(position++, row.reference());
            query.bind(position++, row.note());
            query.bind(position++, now);
            query.bind(position++, now);
        }
        return query.map(IncomingGoodsStore::line).list();
    }

    /**
     * As the line says; its version goes up.
     *
     * @throws CallerFault CONFLICT: another line of the place has the reference
     */
    static IncomingGoodsLine write(Handle tx, IncomingGoodsLine line, Instant now) {
        Update update = tx.createUpdate(
                        """
                        UPDATE incoming_goods SET quantity = :quantity, received = :received, expected_on = :on,
                          reference = :reference, note = :note, state = :state, version = version + 1,
                          updated_at = :now WHERE id = :id""")
                .bind("id", line.id())
                .bind("quantity", line.quantity())
                .bind("received", line.received())
                .bind("on", text(line.expectedOn()))
                .bind("reference", line.reference())
                .bind("note", line.note())
                .bind("state", line.state().text())
                .bind("now", now);
        unique(update::execute, line.reference());
        return find(tx, line.id()).orElseThrow();
    }

    static <T> T unique(Supplier<T> written, String reference) {
        try {
            return written.get();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw StockFaults.incomingReferenceTaken(reference);
            }
            throw e;
        }
    }

    static List<IncomingGoodsLine> list(Handle handle, IncomingGoodsFilter filter, ListWindow window) {
        boolean byProduct = filter.sku() != null || filter.gtin() != null;
        StringBuilder sql = new StringBuilder("SELECT i.* FROM incoming_goods i")
                .append(byProduct ? " JOIN product p ON p.id = i.product_id" : "")
                .append(" WHERE TRUE");
        Map<String, Object> bound = new HashMap<>(window.bound());
        condition(sql, bound, "i.warehouse_id = :warehouse", "warehouse", filter.warehouseId());
        condition(sql, bound, "i.product_id = :product", "product", filter.productId());
        condition(sql, bound, "p.vendor_sku = :sku", "sku", filter.sku());
        condition(sql, bound, "p.gtin = LPAD(:gtin, 14, '0')", "gtin", filter.gtin());
        condition(sql, bound, "i.reference = :reference", "reference", filter.reference());
        condition(
                sql,
                bound,
                "i.state = :state",
                "state",
                filter.state() == null ? null : filter.state().text());
        condition(sql, bound, "i.expected_on > :expectedAfter", "expectedAfter", day(filter.expectedAfter()));
        condition(sql, bound, "i.expected_on < :expectedBefore", "expectedBefore", day(filter.expectedBefore()));
        if (filter.expectedAfter() != null || filter.expectedBefore() != null) {
            condition(sql, bound, "i.expected_on < :noDay", "noDay", NO_DAY.toString());
        }
        return handle.createQuery(sql.append(COLUMNS.page(window)).toString())
                .bindMap(bound)
                .map(IncomingGoodsStore::line)
                .list();
    }

    private static void condition(
            StringBuilder sql, Map<String, Object> bound, String condition, String name, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            bound.put(name, value);
        }
    }

    private static IncomingGoodsLine line(ResultSet row, StatementContext context) throws SQLException {
        return new IncomingGoodsLine(
                row.getLong("id"),
                row.getLong("product_id"),
                row.getLong("warehouse_id"),
                row.getLong("quantity"),
                row.getLong("received"),
                on(row.getString("expected_on")),
                row.getString("reference"),
                row.getString("note"),
                IncomingGoodsState.of(row.getString("state")),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }

    private static String text(LocalDate day) {
        return (day == null ? NO_DAY : day).toString();
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The day in the column, or null while nobody knows it. */
    static LocalDate on(String column) {
        LocalDate day = LocalDate.parse(column);
        return day.equals(NO_DAY) ? null : day;
    }
}
