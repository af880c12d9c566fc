package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * An amount of a listing as a till shows it.
 *
 * @param told what the till showed last, at {@code toldAt}; null: nothing
 * @param sent what it was sent last, at {@code sentAt}; null: nothing for this product yet
 * @param sendFault why it did not take the last amount or could not be sent it; null: it took it
 */
public record ListingPrice(
        long listingId,
        PriceLevel level,
        BigDecimal told,
        Instant toldAt,
        BigDecimal sent,
        Instant sentAt,
        String sendFault) {

    static ListingPrice read(ResultSet row, StatementContext context) throws SQLException {
        return new ListingPrice(
                row.getLong("listing_id"),
                PriceLevel.of(row.getString("level")),
                row.getBigDecimal("told"),
                UtcInstants.read(row, "told_at"),
                row.getBigDecimal("sent"),
                UtcInstants.read(row, "sent_at"),
                row.getString("send_fault"));
    }
}
