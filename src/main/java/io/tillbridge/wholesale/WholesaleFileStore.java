package io.tillbridge.wholesale;

import io.tillbridge.storage.UtcInstants;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code wholesale_file}. */
final class WholesaleFileStore {
    private static final String COLUMNS =
            "id, retailer_id, filename, state, order_id, row_count, good, findings, created_at," + " files_removed_at";

    private WholesaleFileStore() {}

    static WholesaleFile insert(Handle tx, String kind, WholesaleFile file, String errorFile, String who) {
        long id = tx.createUpdate(
                        """
                        INSERT INTO wholesale_file (kind, retailer_id, filename, state, order_id, row_count, good, findings,
                          error_file, who, created_at)
                        VALUES (:kind, :retailer, :filename, :state, :order, :rows, :good, :findings, :errors, :who, :now)""")
                .bind("kind", kind)
                .bind("retailer", file.retailerId())
                .bind("filename", file.filename())
                .bind("state", file.state())
                .bind("order", file.orderId())
                .bind("rows", file.rows())
                .bind("good", file.good())
                .bind("findings", file.findings())
                .bind("errors", errorFile)
                .bind("who", who)
                .bind("now", file.createdAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return new WholesaleFile(
                id,
                file.retailerId(),
                file.filename(),
                file.state(),
                file.orderId(),
                file.rows(),
                file.good(),
                file.findings(),
                file.createdAt(),
                null,
                file.first());
    }

    static Optional<WholesaleFile> find(Handle handle, long id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM wholesale_file WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> {
                    long retailer = row.getLong("retailer_id");
                    boolean ofRetailer = !row.wasNull();
                    long order = row.getLong("order_id");
                    boolean ordered = !row.wasNull();
                    return new WholesaleFile(
                            row.getLong("id"),
                            ofRetailer ? retailer : null,
                            row.getString("filename"),
                            row.getString("state"),
                            ordered ? order : null,
                            row.getLong("row_count"),
                            row.getLong("good"),
                            row.getLong("findings"),
                            UtcInstants.read(row, "created_at"),
                            UtcInstants.read(row, "files_removed_at"),
                            List.of());
                })
                .findOne();
    }

    static String errorFile(Handle handle, long id) {
        return handle.createQuery("SELECT error_file FROM wholesale_file WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }
}
