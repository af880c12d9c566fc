package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Price lists by their names. A change of one changes no order that is submitted. */
public final class PriceLists {
    /** Of one list. */
    public static final int MOST_ROWS = 20_000;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Supplier<Settings.Stored> account;
    private final Clock clock;

    public PriceLists(Database database, Supplier<Settings.Stored> account, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.account = account;
        this.clock = clock;
    }

    /** @param after the last name of the page before; blank for the first page */
    public List<PriceList> list(String after, int limit) {
        return jdbi.withHandle(handle -> PriceListStore.list(handle, after, limit));
    }

    public Optional<PriceList> find(String name) {
        return jdbi.withHandle(handle -> PriceListStore.find(handle, name));
    }

    /** @throws CallerFault UNKNOWN: there is none */
    public PriceList get(String name) {
        return find(name).orElseThrow(() -> CallerFault.unknown("price list " + name));
    }

    public List<PriceListRow> rows(PriceList list) {
        return jdbi.withHandle(handle -> PriceListStore.all(handle, list.id()));
    }

    /**
     * What a price list becomes.
     *
     * @param isNew whether it was made
     */
    public record Replaced(PriceList list, boolean isNew) {}

    /**
     * Puts these rows in the place of all others, and makes the list when there is none.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault STALE: its version is another, or there is none
     */
    public Replaced replace(String name, List<PriceListRow> rows, Long expectedVersion) {
        return transactions.run(tx -> {
            boolean isNew = PriceListStore.find(tx, name).isEmpty();
            if (!isNew || expectedVersion == null) {
                PriceListStore.make(tx, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
            }
            long id = locked(tx, name, expectedVersion);
            PriceListStore.replace(tx, id, rows, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return new Replaced(PriceListStore.find(tx, name).orElseThrow(), isNew);
        });
    }

    private static long locked(Handle tx, String name, Long expectedVersion) {
        Optional<Long> id = PriceListStore.lock(tx, name);
        if (expectedVersion != null
                && PriceListStore.find(tx, name)
                        .filter(list -> list.version() == expectedVersion)
                        .isEmpty()) {
            throw CallerFault.stale("Price list " + name, expectedVersion);
        }
        return id.orElseThrow(() -> CallerFault.unknown("price list " + name));
    }

    /**
     * Removes it.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN: there is none
     * @throws CallerFault STALE: its version is another
     * @throws CallerFault CONFLICT: a retailer or the settings name it
     */
    public void delete(String name, Long expectedVersion) {
        transactions.run(tx -> {
            long id = locked(tx, name, expectedVersion);
            long retailers = PriceListStore.find(tx, name).orElseThrow().retailers();
            boolean standard = name.equals(account.get().settings().wholesale().priceList());
            if (retailers > 0 || standard) {
                throw CallerFault.conflict(
                        "price-list-used",
                        "Price list " + name + " is used by "
                                + (retailers == 0 ? "" : retailers == 1 ? "1 retailer" : retailers + " retailers")
                                + (retailers > 0 && standard ? " and by " : "")
                                + (standard ? "the setting wholesale.priceList" : "")
                                + ": choose another list there first.");
            }
            PriceListStore.delete(tx, id);
            return null;
        });
    }
}
