package io.tillbridge.catalog.load;

import io.tillbridge.storage.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The listed changes of uploads. */
public final class ChangeList {
    private final Jdbi jdbi;

    public ChangeList(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A changed product.
     *
     * @param productId null when the hub has no such product, as of a checked file
     * @param priceFrom null: it had none here; the same for the other amounts
     * @param fields the API's names of fields that changed
     */
    public record Change(
            long id,
            ChangeKind kind,
            Long productId,
            String vendorSku,
            String name,
            BigDecimal priceFrom,
            BigDecimal priceTo,
            BigDecimal costFrom,
            BigDecimal costTo,
            List<String> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }

    /**
     * In the order they were listed, with those of its whole delivery.
     *
     * @param kind null: any
     * @param after id of the last one of the page before, or 0
     */
    public List<Change> page(Upload upload, ChangeKind kind, long after, int limit) {
        String sql =
                """
                SELECT c.*, p.id AS product FROM (%s UNION ALL %s ORDER BY id LIMIT :limit) c
                LEFT JOIN product p ON p.vendor_sku = c.vendor_sku AND p.connection_id = :connection ORDER BY c.id"""
                        .formatted(part(kind, ":upload"), part(kind, Long.toString(ChangeRoom.WHOLE_DELIVERY)));
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql)
                    .bind("upload", upload.id())
                    .bind("delivery", upload.deliveryId())
                    .bind("connection", upload.connectionId())
                    .bind("after", after)
                    .bind("limit", limit);
            return (kind == null ? query : query.bind("kind", kind.text()))
                    .map((row, context) -> change(row))
                    .list();
        });
    }

    private static String part(ChangeKind kind, String upload) {
        return "(SELECT * FROM upload_change WHERE delivery_id = :delivery AND upload_id = " + upload
                + (kind == null ? "" : " AND kind = :kind") + " AND id > :after ORDER BY id LIMIT :limit)";
    }

    private static Change change(ResultSet row) throws SQLException {
        String fields = row.getString("fields");
        return new Change(
                row.getLong("id"),
                ChangeKind.of(row.getString("kind")),
                row.getObject("product", Long.class),
                row.getString("vendor_sku"),
                row.getString("name"),
                row.getBigDecimal("price_from"),
                row.getBigDecimal("price_to"),
                row.getBigDecimal("cost_from"),
                row.getBigDecimal("cost_to"),
                fields.isEmpty() ? List.of() : List.of(fields.split(",", -1)));
    }
}
