package io.tillbridge.product.listing;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prices and costs on their way to a till, and what its answers show. The selling price and the suggested one are the
 * product's msrp, the cost is its default cost. A product without an amount, or with 0, is left alone.
 */
public final class ListingPrices {
    /** Of one level: what is to be sent, or NULL. */
    private static final String DUE_LEVEL = "IF(:<flag> AND p.<column> > 0 AND NOT (<x>.known <=> p.<column>)"
            + " AND NOT (<x>.refused <=> p.<column>), p.<column>, NULL) AS due_<level>";

    private static final String SELECT = "SELECT l.id, l.remote_id, l.product_id, "
            + level(PriceLevel.DEFAULT, "selling", "msrp") + ", " + level(PriceLevel.MSRP, "suggested", "msrp") + ", "
            + level(PriceLevel.COST, "cost", "default_cost")
            + ", COALESCE(d.send_fault, m.send_fault, c.send_fault) IS NOT NULL AS missed"
            + " FROM listing l JOIN product p ON p.id = l.product_id"
            + " LEFT JOIN listing_price d ON d.listing_id = l.id AND d.level = 'default'"
            + " LEFT JOIN listing_price m ON m.listing_id = l.id AND m.level = 'msrp'"
            + " LEFT JOIN listing_price c ON c.listing_id = l.id AND c.level = 'cost'"
            + " WHERE l.connection_id = :connection AND l.state = 'matched' AND p.state = 'live' <only>"
            + " HAVING due_default IS NOT NULL OR due_msrp IS NOT NULL OR due_cost IS NOT NULL"
            + " ORDER BY missed, l.id";

    private static final String SENT =
            """
            INSERT INTO listing_price (listing_id, level, sent, sent_at, known, known_at, told, told_at, refused, send_fault)
            VALUES (:listing, :level, :sent, :at, :shown, :at, :shown, :at, :refused, :fault)
            ON DUPLICATE KEY UPDATE sent = VALUES(sent), sent_at = VALUES(sent_at), known = VALUES(known),
              known_at = VALUES(known_at), told = VALUES(told), told_at = VALUES(told_at), refused = VALUES(refused),
              send_fault = VALUES(send_fault)""";

    private static final String FAULT =
            """
            INSERT INTO listing_price (listing_id, level, refused, send_fault) VALUES (:listing, :level, :refused, :fault)
            ON DUPLICATE KEY UPDATE refused = VALUES(refused), send_fault = VALUES(send_fault)""";

    private final Jdbi jdbi;
    private final Transactions transactions;

    public ListingPrices(Database database) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
    }

    /** The listings with something to send; those that could not be sent the last time come last. */
    public List<Long> due(long connectionId, Set<PriceLevel> levels) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT.replace("<only>", ""))
                .bind("connection", connectionId)
                .bind("selling", levels.contains(PriceLevel.DEFAULT))
                .bind("suggested", levels.contains(PriceLevel.MSRP))
                .bind("cost", levels.contains(PriceLevel.COST))
                .map((row, context) -> row.getLong("id"))
                .list());
    }

    /** Of these listings what is to be sent now. */
    public List<PriceToSend> due(long connectionId, Set<PriceLevel> levels, Collection<Long> listings) {
        return listings.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> handle.createQuery(SELECT.replace("<only>", "AND l.id IN (<listings>)"))
                        .bind("connection", connectionId)
                        .bind("selling", levels.contains(PriceLevel.DEFAULT))
                        .bind("suggested", levels.contains(PriceLevel.MSRP))
                        .bind("cost", levels.contains(PriceLevel.COST))
                        .bindList("listings", List.copyOf(listings))
                        .map(ListingPrices::toSend)
                        .list());
    }

    /**
     * The till has answered an item that was sent amounts.
     *
     * @param shown what the answer shows of them; what it does not show counts as sent
     */
    public void answered(PriceToSend sent, Map<PriceLevel, BigDecimal> shown, Instant at) {
        transactions.run(handle -> {
            sent.amounts().forEach((level, amount) -> {
                BigDecimal now = shown.getOrDefault(level, amount);
                boolean same = now.compareTo(amount) == 0;
                handle.createUpdate(SENT)
                        .bind("listing", sent.listingId())
                        .bind("level", level.text())
                        .bind("sent", amount)
                        .bind("shown", now)
                        .bind("at", UtcInstants.text(at))
                        .bind("refused", same ? null : amount)
                        .bind(
                                "fault",
                                same
                                        ? null
                                        : "The till shows " + plain(now) + " after it was sent " + plain(amount) + ".")
                        .execute();
            });
            return null;
        });
    }

    /** The till does not take these amounts: none of them is due before the next product sync has seen the item. */
    public void refused(PriceToSend sent, String why) {
        fault(sent, true, why);
    }

    /** They could not be sent now, and stay due. */
    public void missed(PriceToSend sent, String why) {
        fault(sent, false, why);
    }

    private void fault(PriceToSend sent, boolean refused, String why) {
        transactions.run(handle -> {
            sent.amounts().forEach((level, amount) -> handle.createUpdate(FAULT)
                    .bind("listing", sent.listingId())
                    .bind("level", level.text())
                    .bind("refused", refused ? amount : null)
                    .bind("fault", ColumnText.stored(why))
                    .execute());
            return null;
        });
    }

    /** The amounts of these listings, by listing. */
    public Map<Long, List<ListingPrice>> of(Collection<Long> listings) {
        return listings.isEmpty()
                ? Map.of()
                : jdbi.withHandle(
                        handle -> handle.createQuery("SELECT * FROM listing_price WHERE listing_id IN (<listings>)"
                                        + " ORDER BY listing_id, FIELD(level, 'default', 'msrp', 'cost')")
                                .bindList("listings", List.copyOf(listings))
                                .map(ListingPrice::read)
                                .collect(Collectors.groupingBy(ListingPrice::listingId)));
    }

    /** The link of a listing was changed by hand: what was sent was of another product. */
    static void forget(Handle tx, long listingId) {
        tx.execute(
                "UPDATE listing_price SET sent = NULL, sent_at = NULL, send_fault = NULL, refused = NULL"
                        + " WHERE listing_id = ?",
                listingId);
        tx.execute(
                "UPDATE listing_shop_stock SET sent_stock = NULL, sent_at = NULL, send_fault = NULL,"
                        + " refused_stock = NULL WHERE listing_id = ?",
                listingId);
    }

    private static PriceToSend toSend(ResultSet row, StatementContext context) throws SQLException {
        Map<PriceLevel, BigDecimal> amounts = new EnumMap<>(PriceLevel.class);
        for (PriceLevel level : PriceLevel.values()) {
            BigDecimal amount = row.getBigDecimal("due_" + level.text());
            if (amount != null) {
                amounts.put(level, amount);
            }
        }
        return new PriceToSend(row.getLong("id"), row.getString("remote_id"), row.getLong("product_id"), amounts);
    }

    private static String level(PriceLevel level, String flag, String column) {
        return DUE_LEVEL
                .replace("<flag>", flag)
                .replace("<column>", column)
                .replace("<x>", level.text().substring(0, 1))
                .replace("<level>", level.text());
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
