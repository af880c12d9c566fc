package io.tillbridge.wholesale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code wholesale_line}, guarded by the lock of its order. */
final class WholesaleLineStore {
    private WholesaleLineStore() {}

    static List<WholesaleLine> of(Handle handle, long orderId) {
        return handle.createQuery("SELECT * FROM wholesale_line WHERE order_id = :order ORDER BY id")
                .bind("order", orderId)
                .map(WholesaleLineStore::line)
                .list();
    }

    static Map<Long, List<WholesaleLine>> ofAll(Handle handle, Collection<Long> orders) {
        return orders.isEmpty()
                ? Map.of()
                : handle.createQuery("SELECT * FROM wholesale_line WHERE order_id IN (<orders>) ORDER BY id")
                        .bindList("orders", List.copyOf(orders))
                        .map(WholesaleLineStore::line)
                        .stream()
                        .collect(Collectors.groupingBy(WholesaleLine::orderId));
    }

    static List<WholesaleLine> byId(Handle handle, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("SELECT * FROM wholesale_line WHERE id IN (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map(WholesaleLineStore::line)
                        .list();
    }

    static void insert(Handle tx, long orderId, List<NewWholesaleOrder.Piece> pieces, Map<Long, Offer> offers) {
        if (pieces.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.prepareBatch(
                """
                INSERT INTO wholesale_line (order_id, product_id, asked, quantity, sku, gtin, name)
                VALUES (:order, :product, :quantity, :quantity, :sku, :gtin, :name)""");
        for (NewWholesaleOrder.Piece piece : pieces) {
            Offer offer = offers.get(piece.productId());
            batch.bind("order", orderId)
                    .bind("product", piece.productId())
                    .bind("quantity", piece.quantity())
                    .bind("sku", offer.sku())
                    .bind("gtin", offer.gtin())
                    .bind("name", offer.name())
                    .add();
        }
        batch.execute();
    }

    static void deleteOf(Handle tx, long orderId) {
        tx.execute("DELETE FROM wholesale_line WHERE order_id = ?", orderId);
    }

    /** Writes quantity, shipped, price and what the product is called now. */
    static void update(Handle tx, List<WholesaleLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.prepareBatch(
                """
                UPDATE wholesale_line SET quantity = :quantity, shipped = :shipped, price = :price, sku = :sku,
                  gtin = :gtin, name = :name
                WHERE id = :id""");
        for (WholesaleLine line : lines) {
            batch.bind("id", line.id())
                    .bind("quantity", line.quantity())
                    .bind("shipped", line.shipped())
                    .bind("price", line.price())
                    .bind("sku", line.sku())
                    .bind("gtin", line.gtin())
                    .bind("name", line.name())
                    .add();
        }
        batch.execute();
    }

    private static WholesaleLine line(ResultSet row, StatementContext context) throws SQLException {
        return new WholesaleLine(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getLong("product_id"),
                row.getLong("asked"),
                row.getLong("quantity"),
                row.getLong("shipped"),
                row.getBigDecimal("price"),
                row.getString("sku"),
                row.getString("gtin"),
                row.getString("name"));
    }
}
