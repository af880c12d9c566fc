package io.tillbridge.product.listing;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Listings as people and pushes see them; product syncs write them in sets elsewhere. */
public final class Listings {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ListingStore rows;
    private final ManualMatching hand;
    private final StockPush push;
    private final StockAnswers answers;
    private final ShopStocks stocks;
    private final DriftReport drift;

    public Listings(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.rows = new ListingStore();
        this.hand = new ManualMatching(clock);
        this.push = new StockPush();
        this.answers = new StockAnswers();
        this.stocks = new ShopStocks();
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
     * How many listings stand in each state.
     *
     * @param connection null: of all shops
     */
    public Map<ListingState, Long> counts(Long connection) {
        return jdbi.withHandle(handle -> rows.counts(handle, connection));
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
     * Puts back how a listing stood before the last {@link #match} or {@link #unmatch}, as long as that still stands.
     * Faults as there; CONFLICT: there is none to undo.
     */
    public Listing undo(long id, Long expectedVersion) {
        return transactions.run(handle -> {
            hand.undo(handle, id, expectedVersion);
            return rows.find(handle, id).orElseThrow();
        });
    }

    /** Products that share a code with those of the listings that have no product, by listing. */
    public Map<Long, List<ListingRivals.Rival>> rivals(List<Listing> listings) {
        return jdbi.withHandle(handle -> ListingRivals.of(handle, listings));
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
            answers.confirmed(handle, numbers, since, at);
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
            answers.shown(handle, number, since, at);
            return null;
        });
    }

    /** The number could not be sent now. It stays due and comes after the others the next time. */
    public void missed(ShownAt place, String why) {
        transactions.run(handle -> {
            answers.missed(handle, place, why);
            return null;
        });
    }

    /** The shop did not take this number. */
    public void refused(ShownAt place, long number, String why) {
        transactions.run(handle -> {
            answers.refused(handle, place, number, why);
            return null;
        });
    }

    /** Nobody knows what these places show now: their numbers will be sent. */
    public void doubtful(Collection<ShownAt> places, Instant at) {
        transactions.run(handle -> {
            answers.doubtful(handle, places, at);
            return null;
        });
    }

    /** The account does not show the item any more. */
    public void gone(long id, Instant at) {
        transactions.run(handle -> {
            answers.gone(handle, id, at);
            return null;
        });
    }

    /**
     * The other side shows it as archived.
     *
     * @return whether that is news
     */
    public boolean archived(long connectionId, String remoteId, Instant at) {
        return transactions.run(handle -> answers.archived(handle, connectionId, remoteId, at));
    }

    /**
     * Notes what shops of a till's account show, where the hub has a listing of the item.
     *
     * @param askedAt when the account was asked, or earlier
     */
    public void noteShown(long connectionId, Collection<ShownStock> shown, Instant askedAt) {
        transactions.run(handle -> {
            stocks.note(handle, connectionId, shown, askedAt);
            return null;
        });
    }

    /** What each of these shops shows of a product's listings, and what it would be sent now. */
    public List<ListingShopStock> shopStocks(long connectionId, Collection<Long> listings, List<StockRules> shops) {
        return jdbi.withHandle(handle -> stocks.of(handle, connectionId, listings, shops));
    }

    /**
     * Linked listings with something that differs between shop and hub, oldest first.
     *
     * @param shops the web shop alone, or the shops of a till's account; what has no warehouses is not compared
     * @param after the listing id of the last one of the page before, or null
     */
    public List<Drift> drift(long connectionId, List<StockRules> shops, Long after, int limit) {
        return drift(connectionId, shops, null, after, limit);
    }

    /** The same, only those that differ in this; null: in anything. */
    public List<Drift> drift(long connectionId, List<StockRules> shops, Drift.What differs, Long after, int limit) {
        return jdbi.withHandle(handle -> drift.page(handle, connectionId, shops, differs, after, limit));
    }

    /** How many linked listings differ in what, and since when. */
    public DriftCounts driftCounts(long connectionId, List<StockRules> shops, Instant now) {
        return jdbi.withHandle(handle -> new DriftSummary().of(handle, connectionId, shops, now));
    }

    /** The numbers behind the switches of a connection. */
    public SwitchFacts switchFacts() {
        return new SwitchFacts(jdbi);
    }
}
