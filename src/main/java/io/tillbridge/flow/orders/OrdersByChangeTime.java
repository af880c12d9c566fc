package io.tillbridge.flow.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of a list of orders by the time of their change, whatever order the shop lists them in. All pages are read
 * first, of each row what the hub decides by; what broke the reading is thrown after the rows before it.
 */
final class OrdersByChangeTime implements Iterator<Map<String, Object>> {
    private static final List<String> KEPT = List.of(
            "id", "number", "createdAt", "updatedAt", "status", "paymentStatus", "shipmentStatus", "paymentIsPost");

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private RuntimeException broken;
    private int next;

    /** @param changedAt when an order of the list was changed last */
    OrdersByChangeTime(Iterator<?> list, Function<Map<?, ?>, Instant> changedAt) {
        try {
            while (list.hasNext()) {
                if (list.next() instanceof Map<?, ?> row) {
                    rows.add(kept(row));
                }
            }
        } catch (RuntimeException e) {
            broken = e;
        }
        rows.sort(Comparator.comparing(changedAt));
    }

    private static Map<String, Object> kept(Map<?, ?> row) {
        Map<?, ?> order = row.get("order") instanceof Map<?, ?> inner && !row.containsKey("id") ? inner : row;
        Map<String, Object> kept = new HashMap<>();
        KEPT.forEach(name -> {
            if (order.get(name) != null) {
                kept.put(name, order.get(name));
            }
        });
        return kept;
    }

    @Override
    public boolean hasNext() {
        return next < rows.size() || broken != null;
    }

    @Override
    public Map<String, Object> next() {
        if (next < rows.size()) {
            return rows.get(next++);
        }
        if (broken != null) {
            RuntimeException thrown = broken;
            broken = null;
            throw thrown;
        }
        throw new java.util.NoSuchElementException();
    }
}
