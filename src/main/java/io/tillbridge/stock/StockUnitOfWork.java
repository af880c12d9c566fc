package io.tillbridge.stock;

import io.tillbridge.event.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * One piece of work on stock: the levels it touches, locked in one order for everybody, and the reservations it has read
 * under these locks. Everything is decided in memory and written at the end, a statement per table.
 */
final class StockUnitOfWork {
    private static final int PAGE = 500;

    private final Handle tx;
    private final Instant now;
    private final NavigableMap<StockPlace, LockedLevel> levels = new TreeMap<>();
    private final Map<Long, Reservation> known = new HashMap<>();
    private final Map<String, List<Reservation>> byOwner = new LinkedHashMap<>();
    private final List<StockMovement> movements = new ArrayList<>();

    private StockUnitOfWork(Handle tx, Instant now) {
        this.tx = tx;
        this.now = now;
    }

    /**
     * Locks the places and reads the reservations again.
     *
     * @param seen reservations as they were before the lock; their places are locked as well
     */
    static StockUnitOfWork open(Handle tx, Instant now, Collection<StockPlace> places, Collection<Reservation> seen) {
        StockUnitOfWork work = new StockUnitOfWork(tx, now);
        NavigableSet<StockPlace> all = new TreeSet<>(places);
        seen.stream().filter(Reservation::isHeld).map(Reservation::place).forEach(all::add);
        if (!all.isEmpty()) {
            LevelStore.lock(tx, all, now).forEach(level -> work.levels.put(level.place(), level));
        }
        if (!seen.isEmpty()) {
            List<Long> ids = seen.stream().map(Reservation::id).toList();
            ReservationStore.byId(tx, ids).forEach(work::know);
        }
        return work;
    }

    Instant now() {
        return now;
    }

    Handle tx() {
        return tx;
    }

    LockedLevel level(StockPlace place) {
        return levels.get(place);
    }

    /** All there is of an owner, ended ones too. */
    List<Reservation> of(String owner) {
        return List.copyOf(byOwner.getOrDefault(owner, List.of()));
    }

    private Reservation know(Reservation row) {
        if (row.id() != null) {
            known.put(row.id(), row);
        }
        byOwner.computeIfAbsent(row.owner(), owner -> new ArrayList<>(2)).add(row);
        return row;
    }

    /** The owner's reservation at a place; one that holds nothing when there was none. */
    Reservation at(String owner, StockPlace place) {
        return of(owner).stream()
                .filter(row -> row.place().equals(place))
                .findFirst()
                .orElseGet(() -> know(Reservation.none(owner, place, now)));
    }

    void set(Reservation reservation, long open, long covered, Instant expiresAt) {
        HeldQuantity before = reservation.held();
        reservation.set(open, covered, expiresAt, now);
        reserve(reservation, before);
    }

    void release(Reservation reservation) {
        if (reservation.isHeld()) {
            set(reservation, 0, 0, null);
        }
    }

    void take(Reservation reservation, long part, long partCovered) {
        HeldQuantity before = reservation.held();
        reservation.take(part, partCovered, now);
        reserve(reservation, before);
    }

    private void reserve(Reservation reservation, HeldQuantity before) {
        HeldQuantity after = reservation.held();
        level(reservation.place()).reserve(after.quantity() - before.quantity(), after.covered() - before.covered());
    }

    void move(StockPlace place, long delta, String reason, String reference) {
        LockedLevel level = level(place);
        level.move(delta);
        movements.add(StockMovementStore.of(place, delta, level.onHand(), reason, reference, now));
    }

    /** Gives goods nobody is promised to those who wait for them, by their turn. */
    void coverWaiting() {
        levels.values().forEach(this::coverWaiting);
    }

    private void coverWaiting(LockedLevel level) {
        Reservation after = null;
        boolean more = true;
        while (more && level.free() > 0 && level.isAwaited()) {
            int limit = (int) Math.min(PAGE, level.free());
            List<Reservation> page = ReservationStore.waiting(tx, level.place(), after, limit);
            for (Reservation read : page) {
                // What this work has changed already is not in the database yet.
                Reservation row = known.containsKey(read.id()) ? known.get(read.id()) : know(read);
                long part = Math.min(row.missing(), level.free());
                set(row, row.open(), row.covered() + part, row.state().expiresAt());
                after = read;
            }
            more = page.size() == limit;
        }
    }

    /** Writes what was decided. */
    void write() {
        if (!movements.isEmpty()) {
            StockMovementStore.insert(tx, movements);
        }
        ReservationStore.update(tx, changed(true));
        ReservationStore.insert(tx, changed(false));
        List<LockedLevel> touched =
                levels.values().stream().filter(LockedLevel::isChanged).toList();
        List<StockLevel> changed = touched.stream().map(level -> level.at(now)).toList();
        if (!changed.isEmpty()) {
            LevelStore.write(tx, changed);
            LevelStore.noteChanges(
                    tx,
                    changed.stream().map(StockLevel::productId).collect(Collectors.toCollection(TreeSet::new)),
                    now);
            EventLog.write(
                    tx,
                    touched.stream()
                            .filter(LockedLevel::differs)
                            .map(level -> level.event(now))
                            .toList());
        }
    }

    private List<Reservation> changed(boolean stored) {
        return byOwner.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.isChanged() && (row.id() != null) == stored)
                .toList();
    }
}
