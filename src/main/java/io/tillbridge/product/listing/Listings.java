package io.tillbridge.product.listing;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Listings as people and pushes see them; product syncs write them in sets elsewhere. */
public final class Listings {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ListingStore rows;
    private final ManualMatching hand;
    private final StockPush push;
    private final DriftReport drift;

    public Listings(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.rows = new ListingStore();
        this.hand = new ManualMatching(clock);
        this.push = new StockPush();
        this.drift = new DriftReport();
    }

    public Optional<Listing> find(long id) {
        return jdbi.withHandle(handle -> rows.find(handle, id));
    }

    /** Oldest first; {@code after} is the id of the last one of the page before, or null. */
    public List<Listing> list(ListingFilter filter, Long after, int limit) {
        return list(filter, ListWindow.after(after, limit));
    }

    public List<Listing> list(ListingFilter filter, ListWindow window) {
        return jdbi.withHandle(handle -> rows.list(handle, filter, window));
    }

    /**
     * Links a listing to a product, whatever the rules say; no rule undoes it. Its codes of now are those it is linked by.
     *
     * @param who for the explanation
     * @param expectedVersion {@link Listing#version} as the caller has seen it, or null to link whatever it is
     * @throws CallerFault UNKNOWN: there is no such listing
     * @throws CallerFault INVALID: there is no such product
     * @throws CallerFault STALE: it was changed since
     */
    public Listing match(long id, long productId, String who, Long expectedVersion) {
        return transactions.run(handle -> {
            hand.match(handle, id, productId, who, expectedVersion);
            return rows.find(handle, id).orElseThrow();
        });
    }

    /** Takes a listing's link away; no rule gives it another one, only {@link #match} does. Faults as there. */
    public Listing unmatch(long id, String who, Long expectedVersion) {
        return transactions.run(handle -> {
            hand.unmatch(handle, id, who, expectedVersion);
            return rows.find(handle, id).orElseThrow();
        });
    }

    /**
     * The numbers a shop does not show as far as the hub knows, the smallest first: of linked listings whose stock the shop
     * tracks and whose product was counted, what is available over the warehouses less the buffer, at least 0. A number
     * the shop has refused is not due again before the next product sync has seen its variant. One that could not be sent
     * the last time comes after all others; among themselves those have no order, so that none is always behind the same.
     */
    public List<StockToSend> due(long connectionId, StockRules rules, int limit) {
        return jdbi.withHandle(handle -> push.due(handle, connectionId, rules, limit));
    }

    /** The same for these listings only, as they are now. */
    public List<StockToSend> due(long connectionId, StockRules rules, Collection<Long> listings) {
        return jdbi.withHandle(handle -> push.due(handle, connectionId, rules, listings));
    }

    /** Numbers that are not due before the orders are read up to when the shop was seen with fewer pieces. */
    public List<StockToSend> waiting(long connectionId, StockRules rules, int limit) {
        return jdbi.withHandle(handle -> push.waiting(handle, connectionId, rules, limit));
    }

    /** Linked listings whose stock the shop tracks and whose product was never counted at these warehouses. */
    public long uncounted(long connectionId, List<Long> warehouses) {
        return jdbi.withHandle(handle -> push.uncounted(handle, connectionId, warehouses));
    }

    /** How many of the due numbers would set the shop to 0. */
    public ZeroCount zeros(long connectionId, StockRules rules) {
        return jdbi.withHandle(handle -> push.zeros(handle, connectionId, rules));
    }

    /**
     * The shop has answered that it now shows the numbers it was sent.
     *
     * @param since when they were worked out: where an order came in since, the number is in doubt
     */
    public void confirmed(Collection<ConfirmedStock> numbers, Instant since, Instant at) {
        transactions.run(handle -> {
            push.confirmed(handle, numbers, since, at);
            return null;
        });
    }

    /** The same for one number. */
    public void confirmed(long id, long number, Instant at) {
        confirmed(List.of(new ConfirmedStock(id, number, null)), at, at);
    }

    /** The shop has answered that it shows another number than it was sent. */
    public void shown(ConfirmedStock number, Instant since, Instant at) {
        transactions.run(handle -> {
            push.shown(handle, number, since, at);
            return null;
        });
    }

    /** The number could not be sent now. It stays due and comes after the others the next time. */
    public void missed(long id, String why) {
        transactions.run(handle -> {
            push.missed(handle, id, why);
            return null;
        });
    }

    /** The shop did not take this number. */
    public void refused(long id, long number, String why) {
        transactions.run(handle -> {
            push.refused(handle, id, number, why);
            return null;
        });
    }

    /**
     * Linked listings with something that differs between shop and hub, oldest first.
     *
     * @param warehouses of the connection; none: stock is not compared
     * @param after the listing id of the last one of the page before, or null
     */
    public List<Drift> drift(long connectionId, List<Long> warehouses, long buffer, Long after, int limit) {
        return jdbi.withHandle(handle -> drift.page(handle, connectionId, warehouses, buffer, after, limit));

}
}
