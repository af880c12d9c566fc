package io.tillbridge.retailer;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.RetailerStore.Step;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the company has agreed with a retailer: its prices, its minimum, the terms it accepted. */
public final class RetailerConditions {
    private final Transactions transactions;
    private final Clock clock;

    public RetailerConditions(Database database, Clock clock) {
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * New conditions: a null field stays as it is, an empty one is taken away.
     *
     * @param priceList must be there; checked by the caller
     */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // three cases: leave, take away, set
    public record Change(Optional<String> priceList, Optional<BigDecimal> minimumOrder, Optional<String> note) {}

    /**
     * Changes the conditions of one.
     *
     * @param who a person's or a key's name, for the history
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: there is none
     * @throws CallerFault STALE: its version is another
     */
    public Retailer change(long id, Change change, String who, Long expectedVersion) {
        return transactions.run(tx -> {
            Retailer before = select(tx, id, " FOR UPDATE");
            if (expectedVersion != null && expectedVersion != before.version()) {
                throw CallerFault.stale("Retailer " + id, expectedVersion);
            }
            String priceList = after(change.priceList(), before.priceList());
            BigDecimal minimum = after(change.minimumOrder(), before.minimumOrder());
            tx.createUpdate(
                            """
                            UPDATE retailer SET price_list = :list, minimum_order = :minimum, note = :note,
                              version = version + 1
                            WHERE id = :id""")
                    .bind("id", id)
                    .bind("list", priceList)
                    .bind("minimum", minimum)
                    .bind("note", after(change.note(), before.note()))
                    .execute();
            String detail = "conditions: price list " + (priceList == null ? "none" : priceList) + ", minimum order "
                    + (minimum == null ? "none" : minimum.stripTrailingZeros().toPlainString());
            RetailerStore.history(tx, id, new Step(before.state(), now(), who, null, detail));
            return select(tx, id, "");
        });
    }

    private static <T> T after(Optional<T> change, T before) {
        return change == null ? before : change.orElse(null);
    }

    /** @throws CallerFault UNKNOWN: there is none */
    public static Retailer read(Handle handle, long id) {
        return select(handle, id, "");
    }

    /**
     * One whose state stays as it is until the transaction ends: a decision on it waits.
     *
     * @throws CallerFault UNKNOWN: there is none
     */
    public static Retailer held(Handle tx, long id) {
        return select(tx, id, " LOCK IN SHARE MODE");
    }

    /** Notes in the transaction under way that a retailer accepted terms. */
    public static Retailer accepted(Handle tx, Retailer retailer, String url, long settings, String who, Instant at) {
        tx.execute(
                "UPDATE retailer SET terms_url = ?, terms_version = ?, terms_at = ?, version = version + 1 WHERE id = ?",
                url,
                settings,
                at,
                retailer.id());
        RetailerStore.history(tx, retailer.id(), new Step(retailer.state(), at, who, null, "accepted " + url));
        return select(tx, retailer.id(), "");
    }

    private static Retailer select(Handle tx, long id, String lock) {
        return tx.createQuery("SELECT * FROM retailer WHERE id = :id" + lock)
                .bind("id", id)
                .map(RetailerStore::retailer)
                .findOne()
                .orElseThrow(() -> CallerFault.unknown("retailer " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
