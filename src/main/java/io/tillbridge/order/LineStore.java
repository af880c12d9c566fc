package io.tillbridge.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code order_line}, guarded by the lock of its order. Many rows, few statements. */
final class LineStore {
    private static final int CHUNK = 500;

    private LineStore() {}

    static List<OrderLine> of(Handle tx, long orderId) {
        return tx.createQuery("SELECT * FROM order_line WHERE order_id = ? ORDER BY id")
                .bind(0, orderId)
                .map(LineStore::line)
                .list();
    }

    static Map<Long, List<OrderLine>> of(Handle tx, List<Long> orderIds) {
        Map<Long, List<OrderLine>> byOrder = new HashMap<>();
        if (!orderIds.isEmpty()) {
            tx.createQuery("SELECT * FROM order_line WHERE order_id IN (<orders>) ORDER BY id")
                    .bindList("orders", orderIds)
                    .map((row, context) -> Map.entry(row.getLong("order_id"), line(row, context)))
                    .forEach(entry -> byOrder.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        return byOrder;
    }

    /**
     * Writes new and changed lines, known by the shop's ids.
     *
     * @return the same with their ids
     */
    static List<OrderLine> write(Handle tx, long orderId, List<OrderLine> lines) {
        List<OrderLine> written = new ArrayList<>(lines.size());
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<OrderLine> chunk = lines.subList(from, Math.min(from + CHUNK, lines.size()));
            Map<String, Long> ids = writeChunk(tx, orderId, chunk);
            chunk.forEach(line -> written.add(line.withId(ids.get(line.remoteId()))));
        }
        return written;
    }

    private static Map<String, Long> writeChunk(Handle tx, long orderId, List<OrderLine> lines) {
        Query query = tx.createQuery("INSERT INTO order_line (order_id, remote_id, listing_remote_id, product_id, kind,"
                + " title, ean, article_code, sku, ordered, refunded, returned, came_back, cancelled, removed,"
                + " shipped, unit_price, total) VALUES "
                + String.join(
                        ", ",
                        Collections.nCopies(lines.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
                + " ON DUPLICATE KEY UPDATE listing_remote_id = VALUES(listing_remote_id),"
                + " product_id = VALUES(product_id), kind = VALUES(kind), title = VALUES(title), ean = VALUES(ean),"
                + " article_code = VALUES(article_code), sku = VALUES(sku), ordered = VALUES(ordered),"
                + " refunded = VALUES(refunded), returned = VALUES(returned), came_back = VALUES(came_back),"
                + " cancelled = VALUES(cancelled), removed = VALUES(removed), shipped = VALUES(shipped),"
                + " unit_price = VALUES(unit_price),"
                + " total = VALUES(total) RETURNING id, remote_id");
        int position = 0;
        for (OrderLine line : lines) {
            query.bind(position++, orderId);
            query.bind(position++, line.remoteId());
            query.bind(position++, line.variantId());
            query.bind(position++, line.productId());
            query.bind(position++, line.kind().text());
            query.bind(position++, line.title());
            query.bind(position++, line.ean());
            query.bind(position++, line.articleCode());
            query.bind(position++, line.sku());
            query.bind(position++, line.ordered());
            query.bind(position++, line.refunded());
            query.bind(position++, line.returned());
            query.bind(position++, line.cameBack());
            query.bind(position++, line.cancelled());
            query.bind(position++, line.removed());
            query.bind(position++, line.shipped());
            query.bind(position++, line.unitPrice());
            query.bind(position++, line.total());
        }
        Map<String, Long> ids = new HashMap<>();
        query.map((row, context) -> Map.entry(row.getString("remote_id"), row.getLong("id")))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return ids;
    }

    private static OrderLine line(ResultSet row, StatementContext context) throws SQLException {
        return new OrderLine(
                row.getLong("id"),
                row.getString("remote_id"),
                row.getString("listing_remote_id"),
                row.getObject("product_id", Long.class),
                OrderLine.Kind.of(row.getString("kind")),
                row.getString("title"),
                row.getString("ean"),
                row.getString("article_code"),
                row.getString("sku"),
                row.getLong("ordered"),
                row.getLong("refunded"),
                row.getLong("returned"),
                row.getLong("came_back"),
                row.getLong("cancelled"),
                row.getBoolean("removed"),
                row.getLong("shipped"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("total"));
    }
}
