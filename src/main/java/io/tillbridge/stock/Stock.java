package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;

/** The ledger: what is on hand is the sum of its movements, each told once. */
public final class Stock {
    /** No count, movement or reservation goes beyond this, so that sums stay far from the end of a long. */
    public static final long MOST = 1_000_000_000_000L;

    /** The reason of the movement that makes the books agree with a count. */
    public static final String COUNT = "count";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public Stock(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * Goods were counted: a movement of the difference, also when there is none, so that the count is known.
     *
     * @param reference the count's own name: told again, nothing happens
     * @return the level as it stands now
     * @throws CallerFault UNKNOWN: no such warehouse or product
     * @throws CallerFault CONFLICT: the reference was told before for something else
     */
    public StockLevel set(long warehouseId, long productId, long onHand, String reference) {
        return set(warehouseId, productId, onHand, reference, null);
    }

    /**
     * As {@link #set(long, long, long, String)}, if the level still is what the caller has seen.
     *
     * @param seen its {@link StockLevel#updatedAt}, or null to count whatever it is
     * @throws CallerFault STALE: it was changed since
     */
    public StockLevel set(long warehouseId, long productId, long onHand, String reference, Instant seen) {
        StockCount.check(onHand);
        return book(
                new StockPlace(productId, warehouseId),
                COUNT,
                reference,
                seen,
                level -> onHand - level.onHand(),
                known -> known.onHandAfter() == onHand);
    }

    /**
     * Many places were counted, in one transaction: the same movements as by {@link #set}, and the same faults, each of
     * its own count. A count with a fault keeps no other from being booked.
     *
     * @return what came of each, in the order given
     */
    public List<CountResult> setAll(List<StockCount> counts) {
        return setAll(counts, false);
    }

    /**
     * The same; as a dry run, all of it is undone in the end, and only what would have come of each is given.
     */
    public List<CountResult> setAll(List<StockCount> counts, boolean dryRun) {
        return transactions.run(tx -> {
            List<CountResult> results = BulkCount.book(tx, clock.instant().truncatedTo(ChronoUnit.MICROS), counts);
            if (dryRun) {
                tx.rollback();
            }
            return results;
        });
    }

    /**
     * Goods came or left.
     *
     * @param delta how many more, under 0 how many fewer; not 0
     * @param reason at most 32 characters
     * @param reference the event's own name, at most 190 characters: told again, nothing happens
     * @return the level as it stands now
     * @throws CallerFault UNKNOWN: no such warehouse or product
     * @throws CallerFault CONFLICT: the reference was told before for something else
     */
    public StockLevel move(long warehouseId, long productId, long delta, String reason, String reference) {
        if (delta == 0 || delta < -MOST || delta > MOST) {
            throw StockFaults.outOfRange(
                    "delta",
                    "delta: expected a number from -" + MOST + " to " + MOST + " other than 0, found " + delta + ".");
        }
        return book(
                new StockPlace(productId, warehouseId),
                reason,
                reference,
                null,
                level -> delta,
                known -> known.delta() == delta);
    }

    private StockLevel book(
            StockPlace place,
            String reason,
            String reference,
            Instant seen,
            ToLongFunction<LockedLevel> delta,
            Predicate<StockMovement> isSame) {
        StockMovementText.check(reason, reference);
        return transactions.run(tx -> {
            LevelStore.requireProduct(tx, place.productId());
            StockUnitOfWork work =
                    StockUnitOfWork.open(tx, clock.instant().truncatedTo(ChronoUnit.MICROS), List.of(place), List.of());
            LockedLevel level = work.level(place);
            if (seen != null && !seen.equals(level.at(work.now()).updatedAt())) {
                throw CallerFault.stale("The stock of product " + place.productId() + " in warehouse "
                        + place.warehouseId() + " has changed since it was read: read it again and repeat the count.");
            }
            Optional<StockMovement> known = StockMovementStore.find(tx, reference);
            if (known.isEmpty()) {
                work.move(place, delta.applyAsLong(level), reason, reference);
                work.coverWaiting();
                work.write();
            } else if (!known.get().place().equals(place)
                    || !known.get().reason().equals(reason)
                    || !isSame.test(known.get())) {
                throw StockFaults.referenceTaken(reference);
            }
            return level.at(work.now());
        });
    }

    /**
     * Levels in the order of their places.
     *
     * @param after place of the last one of the page before, or null
     */
    public List<StockLevel> list(StockFilter filter, StockPlace after, int limit) {
        return jdbi.withHandle(handle -> LevelStore.list(handle, filter, after, limit));
    }

    /**
     * Movements, newest first.
     *
     * @param before id of the last one of the page before, or null
     */
    public List<StockMovement> movements(StockMovementFilter filter, Long before, int limit) {
        return movements(filter, ListWindow.after(before, limit));
    }

    public List<StockMovement> movements(StockMovementFilter filter, ListWindow window) {
        return jdbi.withHandle(handle -> StockMovementStore.list(handle, filter, window));
    }

    /** The movement that was booked under a reference. */
    public Optional<StockMovement> movement(String reference) {
        return jdbi.withHandle(handle -> StockMovementStore.find(handle, reference));
    }

    /**
     * Who holds a product, oldest first: what {@link StockExplanation} sums up.
     *
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<ReservationHolder> holders(long productId, long after, int limit) {
        return jdbi.withHandle(handle -> holders(ReservationStore.holders(handle, productId, after, limit)));
    }

    /** As {@link #holders(long, long, int)}, those for whom it is held at these warehouses. */
    public List<ReservationHolder> holders(long productId, List<Long> warehouses, long after, int limit) {
        return warehouses.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> holders(ReservationStore.holders(handle, productId, warehouses, after, limit)));
    }

    private static List<ReservationHolder> holders(List<Reservation> rows) {
        return rows.stream()
                .map(row -> new ReservationHolder(
                        row.id(),
                        row.owner(),
                        row.place().warehouseId(),
                        row.open(),
                        row.covered(),
                        row.state().expiresAt()))
                .toList();
    }

    /** What is and was reserved for owners, oldest first. */
    public List<PastReservation> reservations(Collection<String> owners) {
        return owners.isEmpty() ? List.of() : jdbi.withHandle(handle -> ReservationStore.past(handle, owners));
    }

    /**
     * Why a shop is sent the number it is sent.
     *
     * @param warehouses those of the connection
     * @param buffer what the connection keeps back
     * @throws CallerFault UNKNOWN: no such product
     */
    public StockExplanation explain(long productId, List<Long> warehouses, long buffer) {
        return jdbi.withHandle(handle -> {
            LevelStore.requireProduct(handle, productId);
            return new StockExplanation(productId, LevelStore.rows(handle, productId, warehouses), buffer);
        });
    }
}
