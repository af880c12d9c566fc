package io.tillbridge.stock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What one line of a sale has moved of one product, warehouse by warehouse, and what it is to have moved. */
final class SaleLineStock {
    /** Of one warehouse: pieces that left, less those that came back, and how often that changed. */
    private static final class Part {
        private final long read;
        private long pieces;
        private long bookings;

        private Part(long pieces, long bookings) {
            this.read = pieces;
            this.pieces = pieces;
            this.bookings = bookings;
        }
    }

    private final long lineId;
    private final long productId;
    private final Map<Long, Part> parts = new TreeMap<>();
    private long wanted;

    SaleLineStock(long lineId, long productId) {
        this.lineId = lineId;
        this.productId = productId;
    }

    long lineId() {
        return lineId;
    }

    void read(long warehouse, long pieces, long bookings) {
        parts.put(warehouse, new Part(pieces, bookings));
    }

    void wanted(long pieces) {
        wanted = pieces;
    }

    boolean differs() {
        return wanted != booked();
    }

    private long booked() {
        return parts.values().stream().mapToLong(part -> part.pieces).sum();
    }

    /** All it may touch. */
    List<StockPlace> places(SaleStock.Places given) {
        List<Long> warehouses = new ArrayList<>(given.warehouses());
        warehouses.addAll(parts.keySet());
        if (given.back() != null) {
            warehouses.add(given.back());
        }
        return warehouses.stream()
                .distinct()
                .map(warehouse -> new StockPlace(productId, warehouse))
                .toList();
    }

    /** @return pieces that left, fewer than 0 for those that came */
    long settle(StockUnitOfWork work, SaleStock.Places given) {
        long before = booked();
        Map<Long, Long> out = new LinkedHashMap<>();
        long left = undone(wanted - before, given.warehouses(), out);
        if (left > 0) {
            for (long warehouse : given.warehouses()) {
                long free = work.level(new StockPlace(productId, warehouse)).free() - out.getOrDefault(warehouse, 0L);
                long part = Math.min(left, Math.max(0, free));
                left -= part;
                out.merge(warehouse, part, Long::sum);
            }
        }
        Long rest =
                left > 0 && !given.warehouses().isEmpty() ? given.warehouses().get(0) : given.back();
        if (left != 0 && rest != null) {
            out.merge(rest, left, Long::sum);
        }
        out.forEach((warehouse, pieces) -> move(work, warehouse, pieces));
        return booked() - before;
    }

    /**
     * Undoes what was booked the other way, in the order of the warehouses for goods that leave again, the last first for
     * goods that come back to where they left.
     *
     * @return what is left to do
     */
    private long undone(long difference, List<Long> warehouses, Map<Long, Long> out) {
        List<Long> turn = new ArrayList<>(warehouses);
        parts.keySet().stream().filter(known -> !warehouses.contains(known)).forEach(turn::add);
        if (difference < 0) {
            Collections.reverse(turn);
        }
        long left = difference;
        for (long warehouse : turn) {
            long there = parts.containsKey(warehouse) ? parts.get(warehouse).pieces : 0;
            if (left != 0 && there != 0 && Long.signum(there) != Long.signum(left)) {
                long part = Math.min(Math.abs(left), Math.abs(there)) * Long.signum(left);
                out.merge(warehouse, part, Long::sum);
                left -= part;
            }
        }
        return left;
    }

    private void move(StockUnitOfWork work, long warehouse, long pieces) {
        if (pieces == 0) {
            return;
        }
        Part part = parts.computeIfAbsent(warehouse, none -> new Part(0, 0));
        part.pieces += pieces;
        part.bookings++;
        String reason = pieces > 0 ? "sold" : wanted < 0 ? "returned" : "sale-undone";
        work.move(
                new StockPlace(productId, warehouse),
                -pieces,
                reason,
                "sale-line:" + lineId + ":" + productId + ":" + part.bookings + ":" + warehouse);
    }

    void assume(SaleStock.Places given) {
        long missing = wanted - booked();
        long warehouse = wanted < 0 ? given.back() : given.warehouses().get(0);
        Part part = parts.computeIfAbsent(warehouse, none -> new Part(0, 0));
        part.pieces += missing;
    }

    void write(PreparedBatch batch) {
        parts.forEach((warehouse, part) -> {
            if (part.pieces != part.read) {
                batch.bind(0, lineId)
                        .bind(1, productId)
                        .bind(2, warehouse)
                        .bind(3, part.pieces)
                        .bind(4, part.bookings)
                        .add();
            }
        });
    }
}
