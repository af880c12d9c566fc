package io.tillbridge.sandbox.rseries;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The records of one entity by their ids. */
final class TillTable {
    private static final List<String> INDEXED = List.of("saleID", "itemID", "shopID", "inventoryCountID");

    private final TillEntity entity;
    private final Map<Long, TillRow> rows = new TreeMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    /** By a field that never changes, and its value. */
    private final Map<String, Map<Long, List<TillRow>>> index = new HashMap<>();

    private long last;

    TillTable(TillEntity entity) {
        this.entity = entity;
    }

    /** Puts a record in under the next id. */
    TillRow add(TillRow row) {
        return add(last + 1, row);
    }

    TillRow add(long id, TillRow row) {
        TillRow added = TillRow.of(entity.id(), id);
        row.fields().forEach(added::put);
        added.put(entity.id(), id);
        rows.put(id, added);
        for (String field : INDEXED) {
            index.computeIfAbsent(field, name -> new HashMap<>())
                    .computeIfAbsent(added.number(field), value -> new ArrayList<>())
                    .add(added);
        }
        names.addAll(added.fields().keySet());
        last = Math.max(last, id);
        return added;
    }

    /** Null: there is none. */
    TillRow find(long id) {
        return rows.get(id);
    }

    TillRow get(long id) {
        TillRow row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("The sandbox till has no " + entity.title() + " " + id);
        }
        return row;
    }

    Collection<TillRow> all() {
        return rows.values();
    }

    /** Those whose field has this value. */
    List<TillRow> where(String field, long value) {
        return INDEXED.contains(field)
                ? List.copyOf(index.getOrDefault(field, Map.of()).getOrDefault(value, List.of()))
                : rows.values().stream().filter(row -> row.number(field) == value).toList();
    }

    /** Whether a record has or had such a field; an empty table knows every name. */
    boolean knows(String name) {
        return rows.isEmpty() || names.contains(name);
    }

    void remember(String name) {
        names.add(name);
    }
}
