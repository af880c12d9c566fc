package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.storage.UtcInstants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The products a connection has before a load: read into its plan, and taken from the shelf after it. */
final class KnownProducts {
    private static final int ROWS_BETWEEN_BEATS = 4096;

    private final DataSource database;
    private final long connectionId;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;

    KnownProducts(DataSource database, long connectionId, DatabaseRetry retry, ProgressReporter reporter) {
        this.database = database;
        this.connectionId = connectionId;
        this.retry = retry;
        this.reporter = reporter;
    }

    /** Whether the connection has no product yet. */
    boolean none() {
        return retry.with(this::waiting, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select =
                            connection.prepareStatement("SELECT 1 FROM product WHERE connection_id = ? LIMIT 1")) {
                select.setLong(1, connectionId);
                try (ResultSet rows = select.executeQuery()) {
                    return !rows.next();
                }
            }
        });
    }

    /** Notes all products; gives their number. When the database goes away half way, some are noted twice, which does no harm. */
    long note(SkuHash hash, SkuLog skus) throws SpoolFault {
        SpoolFault[] fault = new SpoolFault[1];
        long count = retry.with(this::waiting, () -> {
            try {
                return noteAll(hash, skus);
            } catch (SpoolFault e) {
                fault[0] = e;
                return 0L;
            }
        });
        if (fault[0] != null) {
            throw fault[0];
        }
        return count;
    }

    private long noteAll(SkuHash hash, SkuLog skus) throws SQLException, SpoolFault {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT vendor_sku, state, id, content_hash FROM product WHERE connection_id = ?",
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY)) {
            select.setFetchSize(2_000);
            select.setLong(1, connectionId);
            try (ResultSet rows = select.executeQuery()) {
                long count = 0;
                while (rows.next()) {
                    boolean live = rows.getString(2).equals("live");
                    skus.product(hash.of(rows.getString(1)), live, rows.getLong(3), rows.getLong(4));
                    if (++count % ROWS_BETWEEN_BEATS == 0) {
                        reporter.beat();
                        reporter.stopIfCancelled();
                    }
                }
                return count;
            }
        }
    }

    /**
     * Hides or discontinues live products, and makes sure that they are written again when they come back.
     *
     * @return how many were live until now
     */
    long withdraw(long deliveryId, List<Long> ids, MissingProducts policy, ChangeRoom room) {
        String live = live(ids);
        String sql = "UPDATE product SET state = ?, content_hash = 0, updated_at = ? WHERE " + live;
        return retry.with(this::waiting, () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(sql)) {
                connection.setAutoCommit(false);
                ChunkEvents.withdraw(connection, live);
                try (Statement statement = connection.createStatement()) {
                    ChunkChanges.gone(statement, deliveryId, room, live, ids.size());
                }
                update.setString(1, policy == MissingProducts.HIDE ? "hidden" : "discontinued");
                update.setString(2, UtcInstants.text(Instant.now()));
                long withdrawn = update.executeUpdate();
                connection.commit();
                return withdrawn;
            }
        });
    }

    /** Lists the live ones of them as what a load would withdraw. */
    long listGone(long deliveryId, List<Long> ids, ChangeRoom room) {
        return retry.with(this::waiting, () -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                ChunkChanges.gone(statement, deliveryId, room, live(ids), ids.size());
                return (long) ids.size();
            }
        });
    }

    private static String live(List<Long> ids) {
        return "state = 'live' AND id IN ("
                + ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining(",")) + ")";
    }

    private void waiting() {
        reporter.beat();
        reporter.stopIfCancelled();
    }
}
