package io.tillbridge.stock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** All there is to see of a few products at one moment. */
record StockPicture(
        Map<StockPlace, StockLevel> levels, Map<Long, Reservation> reservations, Map<StockPlace, Long> moved) {

    static StockPicture of(StockWorld world, List<Long> products) {
        return world.database
                .jdbi()
                .withHandle(handle ->
                        new StockPicture(levels(handle, products), held(handle, products), moved(handle, products)));
    }

    /** What is not as it has to be, after one step from {@code before}. */
    List<String> faults(StockPicture before, boolean loses, Map<String, Long> wanted) {
        List<String> faults = new ArrayList<>();
        levels.values().forEach(level -> levelFaults(level, before, loses, faults));
        reservations.values().stream()
                .filter(row -> row.covered() < 0 || row.open() <= 0 || row.covered() > row.open())
                .forEach(row -> faults.add(row.owner() + " holds " + row.held()));
        Map<String, Long> open = reservations.values().stream()
                .collect(Collectors.groupingBy(Reservation::owner, Collectors.summingLong(Reservation::open)));
        if (!open.equals(wanted)) {
            faults.add("held " + open + ", wanted " + wanted);
        }
        reservations.values().forEach(row -> queueFault(row, before, faults));
        return faults;
    }

    private void levelFaults(StockLevel level, StockPicture before, boolean loses, List<String> faults) {
        List<Reservation> here = reservations.values().stream()
                .filter(row -> row.place().equals(level.place()))
                .toList();
        HeldQuantity sum = here.stream().map(Reservation::held).reduce(HeldQuantity.NOTHING, HeldQuantity::plus);
        if (level.onHand() != moved.getOrDefault(level.place(), 0L)
                || !sum.equals(new HeldQuantity(level.reserved(), level.covered()))) {
            faults.add(level + " is not the sum of " + sum + " and " + moved);
        }
        if (level.onHand() > level.covered() && level.reserved() > level.covered()) {
            faults.add(level + " has goods while somebody waits");
        }
        if (!loses && promisedTooMuch(level) > promisedTooMuch(before.levels.get(level.place()))) {
            faults.add(level + " promises more than there is");
        }
    }

    /** Who waited and still waits was not overtaken. */
    private void queueFault(Reservation row, StockPicture before, List<String> faults) {
        Reservation earlier = before.reservations.get(row.id());
        if (earlier == null || earlier.missing() == 0 || row.missing() == 0) {
            return;
        }
        reservations.values().stream()
                .filter(other -> other.place().equals(row.place()) && isBehind(other, row))
                .filter(other -> !before.reservations.containsKey(other.id())
                        || isBehind(before.reservations.get(other.id()), earlier))
                .filter(other -> other.covered() > before.coveredOf(other.id()))
                .forEach(other -> faults.add(other.owner() + " was served before " + row.owner()));
    }

    private static boolean isBehind(Reservation other, Reservation row) {
        int turn = other.state().turn().compareTo(row.state().turn());
        return turn > 0 || (turn == 0 && other.id() > row.id());
    }

    private long coveredOf(long id) {
        return reservations.containsKey(id) ? reservations.get(id).covered() : 0;
    }

    private static long promisedTooMuch(StockLevel level) {
        return level == null ? 0 : Math.max(0, level.covered() - Math.max(0, level.onHand()));
    }

    private static Map<StockPlace, StockLevel> levels(Handle handle, List<Long> products) {
        Map<StockPlace, StockLevel> levels = new HashMap<>();
        handle.createQuery("SELECT * FROM stock_level WHERE product_id IN (<products>)")
                .bindList("products", products)
                .map(LevelStore::level)
                .forEach(level -> levels.put(level.place(), level));
        return levels;
    }

    private static Map<Long, Reservation> held(Handle handle, List<Long> products) {
        Map<Long, Reservation> held = new HashMap<>();
        products.forEach(
                product -> ReservationStore.holders(handle, product, 0, 1000).forEach(row -> held.put(row.id(), row)));
        return held;
    }

    private static Map<StockPlace, Long> moved(Handle handle, List<Long> products) {
        Map<StockPlace, Long> moved = new HashMap<>();
        handle.createQuery("SELECT product_id, warehouse_id, SUM(delta) FROM stock_movement"
                        + " WHERE product_id IN (<products>) GROUP BY product_id, warehouse_id")
                .bindList("products", products)
                .map((row, context) -> moved.put(new StockPlace(row.getLong(1), row.getLong(2)), row.getLong(3)))
                .list();
        return moved;
    }
}
