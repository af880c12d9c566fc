package io.tillbridge.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From where goods leave for an owner. */
final class StockIssue {
    private final StockUnitOfWork work;
    private final StockWithdrawal taking;
    private final List<Reservation> rows;
    private final NavigableMap<StockPlace, Long> parts = new TreeMap<>();
    private long left;

    private StockIssue(StockUnitOfWork work, StockWithdrawal taking) {
        this.work = work;
        this.taking = taking;
        this.left = taking.quantity();
        this.rows = new ArrayList<>(work.of(taking.owner()));
        rows.removeIf(row -> !row.isHeld() || row.place().productId() != taking.productId());
        rows.sort(Comparator.comparingInt(this::turn));
    }

    /** Books it once per reference. */
    static void of(StockUnitOfWork work, StockWithdrawal taking) {
        List<StockMovement> told = StockMovementStore.parts(work.tx(), taking.reference());
        if (told.isEmpty()) {
            new StockIssue(work, taking).book();
            return;
        }
        long moved = told.stream().mapToLong(StockMovement::delta).sum();
        boolean same = told.stream().allMatch(movement -> movement.productId() == taking.productId());
        if (!same || moved != -taking.quantity()) {
            throw StockFaults.referenceTaken(taking.reference());
        }
    }

    private void book() {
        for (Reservation row : rows) {
            long part = Math.min(left, row.covered());
            leave(row, part, part);
        }
        for (Reservation row : rows) {
            leave(row, Math.min(left, row.missing()), 0);
        }
        if (left > 0) {
            parts.merge(first(), left, Long::sum);
        }
        parts.forEach((place, part) ->
                work.move(place, -part, taking.reason(), taking.reference() + ":" + place.warehouseId()));
    }

    private void leave(Reservation row, long part, long partCovered) {
        if (part > 0) {
            work.take(row, part, partCovered);
            parts.merge(row.place(), part, Long::sum);
            left -= part;
        }
    }

    private StockPlace first() {
        if (taking.warehouses().isEmpty()) {
            throw StockFaults.outOfRange(
                    "warehouses",
                    taking.reference()
                            + ": expected a warehouse the goods leave from, found none. Give the connection a"
                            + " warehouse.");
        }
        return new StockPlace(taking.productId(), taking.warehouses().get(0));
    }

    /** Warehouses of the list in their order, then others. */
    private int turn(Reservation row) {
        int index = taking.warehouses().indexOf(row.place().warehouseId());
        return index < 0 ? Integer.MAX_VALUE : index;

}
}
