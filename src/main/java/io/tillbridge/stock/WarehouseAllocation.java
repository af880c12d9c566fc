package io.tillbridge.stock;

import java.util.List;
import java.util.Objects;

/**
 * How a wanted quantity is laid over warehouses: where goods are, in the order of the list; what is left waits at the
 * first one. What has goods already stays where it is.
 */
final class WarehouseAllocation {
    private final StockUnitOfWork work;

    WarehouseAllocation(StockUnitOfWork work) {
        this.work = work;
    }

    /** Whether laying it anew would change nothing. */
    static boolean isDone(ReservationRequest wanted, List<Reservation> rows) {
        HeldQuantity held = rows.stream().map(Reservation::held).reduce(HeldQuantity.NOTHING, HeldQuantity::plus);
        return held.quantity() == wanted.quantity()
                && !held.isShort()
                && rows.stream()
                        .filter(Reservation::isHeld)
                        .allMatch(row -> isWhereWanted(wanted, row)
                                && Objects.equals(row.state().expiresAt(), wanted.expiresAt())
                                && (wanted.turn() == null
                                        || wanted.turn().equals(row.state().turn())));
    }

    /**
     * First half: lets go of what is not wanted any more, what waits before what has goods, the last warehouse first.
     * Between the halves the goods that came free go to those who waited.
     */
    void shrink(ReservationRequest wanted) {
        List<Reservation> rows = work.of(wanted.owner());
        rows.stream().filter(row -> !isWhereWanted(wanted, row)).forEach(work::release);
        long left = wanted.quantity();
        for (StockPlace place : places(wanted)) {
            for (Reservation row : rows) {
                if (row.isHeld() && row.place().equals(place)) {
                    long covered = Math.min(row.covered(), left);
                    left -= covered;
                    work.set(row, covered + row.missing(), covered, wanted.expiresAt());
                }
            }
        }
        for (StockPlace place : places(wanted)) {
            for (Reservation row : rows) {
                if (row.isHeld() && row.place().equals(place)) {
                    long missing = Math.min(row.missing(), left);
                    left -= missing;
                    work.set(row, row.covered() + missing, row.covered(), wanted.expiresAt());
                }
            }
        }
    }

    /** Second half: takes goods that nobody waits for, and waits for the rest. */
    void grow(ReservationRequest wanted) {
        List<StockPlace> places = places(wanted);
        long covered =
                work.of(wanted.owner()).stream().mapToLong(Reservation::covered).sum();
        long missing = wanted.quantity() - covered;
        for (StockPlace place : places) {
            long part = Math.min(missing, work.level(place).free());
            missing -= part;
            Reservation row = part > 0 ? work.at(wanted.owner(), place) : null;
            if (row != null) {
                work.set(row, row.covered() + part, row.covered() + part, wanted.expiresAt());
            }
        }
        for (StockPlace place : places) {
            waitFor(wanted, place, place.equals(places.get(0)) ? missing : 0);
        }
        if (wanted.turn() != null) {
            work.of(wanted.owner()).forEach(row -> row.waitsSince(wanted.turn()));
        }
    }

    private void waitFor(ReservationRequest wanted, StockPlace place, long missing) {
        if (missing > 0) {
            Reservation row = work.at(wanted.owner(), place);
            work.set(row, row.covered() + missing, row.covered(), wanted.expiresAt());
        } else {
            work.of(wanted.owner()).stream()
                    .filter(row -> row.place().equals(place) && row.missing() > 0)
                    .forEach(row -> work.set(row, row.covered(), row.covered(), wanted.expiresAt()));
        }
    }

    static List<StockPlace> places(ReservationRequest wanted) {
        return wanted.warehouses().stream()
                .distinct()
                .map(warehouse -> new StockPlace(wanted.productId(), warehouse))
                .toList();
    }

    private static boolean isWhereWanted(ReservationRequest wanted, Reservation row) {
        return row.place().productId() == wanted.productId()
                && wanted.warehouses().contains(row.place().warehouseId());
    }
}
