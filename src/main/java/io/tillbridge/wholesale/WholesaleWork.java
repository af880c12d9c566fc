package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.settings.Settings;
import io.tillbridge.settings.WholesaleSettings;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What every part of wholesale works with.
 *
 * @param account the account settings, asked each time
 */
public record WholesaleWork(
        Jdbi jdbi,
        Transactions transactions,
        Reservations reservations,
        Supplier<Settings.Stored> account,
        Clock clock) {

    public static WholesaleWork of(Database database, Supplier<Settings.Stored> account, Clock clock) {
        return new WholesaleWork(
                database.jdbi(), new Transactions(database), new Reservations(database, clock), account, clock);
    }

    /** What is done to an order that is locked. */
    interface Step<T> {
        T of(Handle tx, WholesaleOrder order);
    }

    /**
     * Does a move in a transaction of its own.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: there is no such order that the scope may see
     * @throws CallerFault STALE: it is another version
     * @throws CallerFault CONFLICT: its state does not allow the move
     */
    <T> T move(long id, OrderScope scope, Long expectedVersion, WholesaleMove move, Step<T> step) {
        return transactions.run(tx -> {
            WholesaleOrder order = WholesaleOrderStore.require(tx, id, scope, expectedVersion);
            WholesaleMoves.check(order, move, scope);
            return step.of(tx, order);
        });
    }

    WholesaleSettings settings() {
        return account.get().settings().wholesale();
    }

    /** The name of the price list in force for a retailer; null for the default costs. */
    String priceList(Retailer retailer) {
        return retailer.priceList() == null ? settings().priceList() : retailer.priceList();
    }

    /** The least total of its orders; null for none. */
    BigDecimal minimumOrder(Retailer retailer) {
        return retailer.minimumOrder() == null ? settings().minimumOrder() : retailer.minimumOrder();
    }

    /** Products as a retailer may order them now. */
    Map<Long, Offer> offers(Handle handle, Retailer retailer, List<Long> products) {
        return OfferStore.of(handle, products, priceList(retailer), settings().warehouses());
    }

    /** @throws CallerFault CONFLICT: it is not approved */
    static void requireApproved(Retailer retailer, String what) {
        if (retailer.state() != RetailerState.APPROVED) {
            throw CallerFault.conflict(
                    "retailer-state",
                    "Retailer " + retailer.id() + " is " + retailer.state().text() + ", expected approved: " + what
                            + ".");
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
