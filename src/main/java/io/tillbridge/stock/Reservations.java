package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What is held for somebody. Everything but the sweep is part of the caller's transaction, which {@link Transactions} runs:
 * the caller holds a lock on what owns the reservations (an order's row), and calls once for all of them, because the
 * places of one call are locked in an order that lets nobody wait for one another.
 */
public final class Reservations {
    private static final int SWEPT_AT_ONCE = 200;

    private final Transactions transactions;
    private final Clock clock;

    public Reservations(Database database, Clock clock) {
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * Makes the reservations of each owner be exactly what is wanted: goods of the warehouses in their order as far as
     * there are some that nobody waits for; the rest waits at the first warehouse. What has goods already stays where it
     * is. Six statements when all owners are new, up to eight when some hold something, one for no change.
     *
     * @param wanted each owner once; earlier ones are served first
     * @return what each owner holds now
     * @throws CallerFault UNKNOWN: one of the warehouses is not there
     */
    public Map<String, HeldQuantity> hold(Handle tx, List<ReservationRequest> wanted) {
        return hold(tx, wanted, rows(tx, owners(wanted)));
    }

    /**
     * As {@link #hold(Handle, List)} for owners that never held anything, such as lines made in this transaction: nobody
     * asks for what they hold. Five statements. An owner that does hold something is refused by the database.
     */
    public Map<String, HeldQuantity> holdFirst(Handle tx, List<ReservationRequest> wanted) {
        owners(wanted);
        return hold(tx, wanted, List.of());
    }

    private Map<String, HeldQuantity> hold(Handle tx, List<ReservationRequest> wanted, List<Reservation> rows) {
        requireTransaction(tx);
        Map<String, List<Reservation>> byOwner = rows.stream().collect(Collectors.groupingBy(Reservation::owner));
        List<ReservationRequest> open = wanted.stream()
                .filter(one -> !WarehouseAllocation.isDone(one, byOwner.getOrDefault(one.owner(), List.of())))
                .toList();
        Map<String, HeldQuantity> held = new LinkedHashMap<>();
        wanted.forEach(one -> held.put(one.owner(), new HeldQuantity(one.quantity(), one.quantity())));
        if (!open.isEmpty()) {
            StockUnitOfWork work = work(tx, open, rows);
            WarehouseAllocation allocation = new WarehouseAllocation(work);
            open.forEach(allocation::shrink);
            work.coverWaiting();
            open.forEach(allocation::grow);
            work.write();
            open.forEach(one -> held.put(one.owner(), HeldQuantity.sum(work.of(one.owner()))));
        }
        return held;
    }

    /** As {@link #hold(Handle, List)} for one owner. */
    public HeldQuantity hold(
            Handle tx, String owner, long productId, List<Long> warehouses, long quantity, Instant expiresAt) {
        return hold(tx, List.of(new ReservationRequest(owner, productId, warehouses, quantity, expiresAt)))
                .get(owner);
    }

    /** Lets go of all these owners hold. Seven statements, one when they hold nothing. */
    public void release(Handle tx, Collection<String> owners) {
        var rows = rows(tx, owners).stream().filter(Reservation::isHeld).toList();
        release(tx, rows, row -> true);
    }

    /** As {@link #release(Handle, Collection)} for one owner. */
    public void release(Handle tx, String owner) {
        release(tx, List.of(owner));
    }

    /**
     * Goods leave: those held for the owner, what has goods before what waits, and beyond them goods of the first
     * warehouse. One movement per warehouse, under the reference {@code <reference>:<warehouse>}; a reference that was told
     * before changes nothing.
     *
     * @throws CallerFault CONFLICT: the reference was told before for another product or quantity
     */
    public void take(Handle tx, List<StockWithdrawal> takings) {
        List<StockWithdrawal> leaving =
                takings.stream().filter(taking -> taking.quantity() > 0).toList();
        List<Reservation> rows =
                rows(tx, leaving.stream().map(StockWithdrawal::owner).toList());
        List<StockPlace> places = leaving.stream()
                .flatMap(taking -> taking.warehouses().stream().map(id -> new StockPlace(taking.productId(), id)))
                .toList();
        StockUnitOfWork work = StockUnitOfWork.open(tx, now(), places, rows);
        leaving.forEach(taking -> StockIssue.of(work, taking));
        work.write();
    }

    /** As {@link #take(Handle, List)} for one owner. */
    public void take(
            Handle tx,
            String owner,
            long productId,
            List<Long> warehouses,
            long quantity,
            String reason,
            String reference) {
        take(tx, List.of(new StockWithdrawal(owner, productId, warehouses, quantity, reason, reference)));
    }

    /** What these owners hold; those who hold nothing too. */
    public Map<String, HeldQuantity> held(Handle tx, Collection<String> owners) {
        Map<String, HeldQuantity> held = new LinkedHashMap<>();
        owners.forEach(owner -> held.put(owner, HeldQuantity.NOTHING));
        rows(tx, owners).forEach(row -> held.merge(row.owner(), row.held(), HeldQuantity::plus));
        return held;
    }

    /** Whether goods are missing for what the owner holds. */
    public boolean isShort(Handle tx, String owner) {
        return held(tx, List.of(owner)).get(owner).isShort();
    }

    /** Told in the transaction that lets go of reservations whose time was over; owners come each once. */
    public interface Expiry {
        /** Nobody wants to know. */
        Expiry UNHEARD = new Expiry() {
            @Override
            public void lock(Handle tx, Collection<String> owners) {
                // Who has no lock on an owner has none to wait for.
            }

            @Override
            public void letGo(Handle tx, Collection<String> owners) {
                // Unheard.
            }
        };

        /** Before any stock is locked: these may be let go. */
        void lock(Handle tx, Collection<String> owners);

        /** These were. */
        void letGo(Handle tx, Collection<String> owners);
    }

    /**
     * Lets go of what expired, in transactions of its own.
     *
     * @param expiry may be told several times of one transaction: it has no effects but those on the database
     * @return how many reservations
     */
    public int sweepExpired(Instant now, Expiry expiry) {
        int released = 0;
        int found = SWEPT_AT_ONCE;
        while (found == SWEPT_AT_ONCE) {
            Swept swept = transactions.run(tx -> {
                List<Reservation> rows = ReservationStore.expired(tx, now, SWEPT_AT_ONCE);
                if (!rows.isEmpty()) {
                    expiry.lock(tx, ownersOf(rows));
                }
                // One that was paid for meanwhile stays.
                List<Reservation> gone = release(tx, rows, row -> row.expiresBy(now));
                if (!gone.isEmpty()) {
                    expiry.letGo(tx, ownersOf(gone));
                }
                return new Swept(rows.size(), gone.size());
            });
            found = swept.found();
            released += swept.released();
        }
        return released;
    }

    private static Set<String> ownersOf(List<Reservation> rows) {
        return rows.stream().map(Reservation::owner).collect(Collectors.toCollection(TreeSet::new));
    }

    private record Swept(int found, int released) {}

    private List<Reservation> release(Handle tx, List<Reservation> seen, Predicate<Reservation> still) {
        if (seen.isEmpty()) {
            return List.of();
        }
        StockUnitOfWork work = StockUnitOfWork.open(tx, now(), List.of(), seen);
        List<Reservation> ending = seen.stream()
                .map(row -> work.at(row.owner(), row.place()))
                .filter(still)
                .toList();
        ending.forEach(work::release);
        work.coverWaiting();
        work.write();
        return ending;
    }

    private StockUnitOfWork work(Handle tx, List<ReservationRequest> wanted, List<Reservation> rows) {
        Set<String> owners = new HashSet<>(owners(wanted));
        List<StockPlace> places = wanted.stream()
                .flatMap(one -> WarehouseAllocation.places(one).stream())
                .toList();
        return StockUnitOfWork.open(
                tx,
                now(),
                places,
                rows.stream().filter(row -> owners.contains(row.owner())).toList());
    }

    private static List<Reservation> rows(Handle tx, Collection<String> owners) {
        requireTransaction(tx);
        return owners.isEmpty() ? List.of() : ReservationStore.ofOwners(tx, owners);
    }

    private static void requireTransaction(Handle tx) {
        if (!tx.isInTransaction()) {
            throw new IllegalStateException("Reservations are part of a transaction; none is open.");
        }
    }

    private static List<String> owners(List<ReservationRequest> wanted) {
        List<String> owners =
                wanted.stream().map(ReservationRequest::owner).distinct().toList();
        if (owners.size() < wanted.size()) {
            throw new IllegalArgumentException("Each owner wants one thing at a time: " + owners);
        }
        return owners;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
