package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Many counts as one piece of work: a handful of statements, however many there are. */
final class BulkCount {
    private final Set<Long> products;
    private final Set<Long> warehouses;
    private final Map<String, StockMovement> known;
    private final StockUnitOfWork work;
    /** What each count has changed, in their order; 0 for one that was not booked. */
    private final List<Long> differences = new ArrayList<>();

    private BulkCount(Handle tx, Instant now, List<StockCount> counts) {
        products = LevelStore.existing(
                tx, "product", counts, count -> count.place().productId());
        warehouses = LevelStore.existing(
                tx, "warehouse", counts, count -> count.place().warehouseId());
        NavigableSet<StockPlace> places = counts.stream()
                .map(StockCount::place)
                .filter(place -> products.contains(place.productId()) && warehouses.contains(place.warehouseId()))
                .collect(Collectors.toCollection(TreeSet::new));
        work = StockUnitOfWork.open(tx, now, places, List.of());
        known = new HashMap<>();
        StockMovementStore.find(tx, counts.stream().map(StockCount::reference).collect(Collectors.toSet()))
                .forEach(movement -> known.put(movement.reference(), movement));
    }

    static List<CountResult> book(Handle tx, Instant now, List<StockCount> counts) {
        if (counts.isEmpty()) {
            return List.of();
        }
        BulkCount bulk = new BulkCount(tx, now, counts);
        List<CallerFault> faults = new ArrayList<>();
        counts.forEach(count -> faults.add(bulk.fault(count)));
        bulk.work.coverWaiting();
        bulk.work.write();
        List<CountResult> outcomes = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            CallerFault fault = faults.get(i);
            outcomes.add(
                    fault == null
                            ? new CountResult.Booked(
                                    bulk.work.level(counts.get(i).place()).at(now), bulk.differences.get(i))
                            : new CountResult.Refused(fault));
        }
        return outcomes;
    }

    /** Books one, or says why not. */
    private CallerFault fault(StockCount count) {
        differences.add(0L);
        try {
            StockCount.check(count.onHand());
            StockMovementText.check(Stock.COUNT, count.reference());
            LevelStore.require(warehouses, count.place().warehouseId(), "warehouse");
            LevelStore.require(products, count.place().productId(), "product");
        } catch (CallerFault fault) {
            return fault;
        }
        StockMovement before = known.get(count.reference());
        if (before == null) {
            long delta = count.onHand() - work.level(count.place()).onHand();
            known.put(
                    count.reference(),
                    StockMovementStore.of(
                            count.place(), delta, count.onHand(), Stock.COUNT, count.reference(), work.now()));
            work.move(count.place(), delta, Stock.COUNT, count.reference());
            differences.set(differences.size() - 1, delta);
            return null;
        }
        boolean same = before.place().equals(count.place())
                && before.reason().equals(Stock.COUNT)
                && before.onHandAfter() == count.onHand();
        return same ? null : StockFaults.referenceTaken(count.reference());
    }
}
