package io.tillbridge.product.listing;

import io.tillbridge.storage.Transactions;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Keeps chosen fields of linked products as the shop has them. Of several listings of one product the one it was made
 * from counts, else the oldest. A field that would lose too many of its values at once is left alone: that is a shop's
 * fault, or a wrong setting, more often than anybody's wish.
 */
final class FieldSync {
    private static final int PRODUCTS_AT_ONCE = 2_000;
    private static final int EXAMPLES = 100;
    private static final int SHOWN = 100;
    private static final String TABLE = "CREATE OR REPLACE TEMPORARY TABLE listing_field (product_id BIGINT NOT NULL"
            + " PRIMARY KEY, remote_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL)"
            + " ENGINE=InnoDB";
    private static final MultiRow SOURCES = new MultiRow("INSERT INTO listing_field (product_id, remote_id)", 2, "");
    private final Handle handle;
    private final long connectionId;
    private final SyncRules rules;
    private final FieldSql sql;
    private final TreeSet<SyncField> fields;
    private final List<String> told = new ArrayList<>();
    private final Map<SyncField, Long> changed = new EnumMap<>(SyncField.class);

    FieldSync(Handle handle, long connectionId, SyncRules rules) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.rules = rules;
        this.sql = new FieldSql(rules.keepBlank());
        this.fields = new TreeSet<>(rules.fields());
    }

    /** Reads which fields would change; {@code sources}: the listing of each product. */
    void look(Map<Long, String> sources) {
        handle.execute(TABLE);
        List<List<Object>> rows = new ArrayList<>(sources.size());
        sources.forEach((product, remoteId) -> rows.add(List.of(product, remoteId)));
        SOURCES.write(handle, rows);
        if (fields.isEmpty() || sources.isEmpty()) {
            return;
        }
        guardBlanks();
        if (!fields.isEmpty()) {
            count();
        }
    }

    private void guardBlanks() {
        List<SyncField> blankable = fields.stream()
                .filter(field -> !field.required() && !rules.keepBlank())
                .toList();
        if (blankable.isEmpty() || rules.force()) {
            return;
        }
        Map<String, Object> counts = one("SELECT "
                + blankable.stream()
                        .map(field -> sum(FieldSql.filled(field), "filled_" + field.column()) + ", "
                                + sum(
                                        FieldSql.filled(field) + " AND " + ShopValues.of(field) + " = ''",
                                        "blank_" + field.column()))
                        .collect(Collectors.joining(", "))
                + " FROM " + FieldSql.JOINED);
        for (SyncField field : blankable) {
            long filled = number(counts, "filled_" + field.column());
            long blanked = number(counts, "blank_" + field.column());
            if (blanked >= rules.limits().atLeast()
                    && blanked * 100 > filled * rules.limits().maxBlankPercent()) {
                fields.remove(field);
                told.add("The field " + field.text() + " is left alone: of " + Quantity.of(filled, "product")
                        + " with it "
                        + blanked + " would lose it, more than "
                        + rules.limits().maxBlankPercent()
                        + " %. Fill it in the shop, set blankFields to keep, or run the sync with force.");
            }
        }
    }

    private void count() {
        Map<String, Object> counts = one("SELECT "
                + fields.stream()
                        .map(field -> sum(sql.differs(field), field.column()))
                        .collect(Collectors.joining(", "))
                + " FROM " + FieldSql.JOINED);
        fields.forEach(field -> changed.put(field, number(counts, field.column())));
        fields.removeIf(field -> changed.get(field) == 0);
    }

    /** How many products each field would change in. */
    Map<SyncField, Long> changed() {
        return changed;
    }

    List<String> told() {
        return told;
    }

    List<SyncResult.Change> examples() {
        if (fields.isEmpty()) {
            return List.of();
        }
        String columns = fields.stream()
                .map(field -> ", " + sql.differs(field) + " AS d_" + field.column() + ", LEFT(p." + field.column()
                        + ", "
                        + SHOWN + ") AS b_" + field.column() + ", LEFT(" + sql.value(field) + ", " + SHOWN + ") AS a_"
                        + field.column())
                .collect(Collectors.joining());
        List<SyncResult.Change> examples = new ArrayList<>();
        bound(handle.createQuery("SELECT f.product_id, f.remote_id" + columns + " FROM " + FieldSql.JOINED + " WHERE "
                        + sql.anyDiffers(fields) + " ORDER BY f.product_id LIMIT " + EXAMPLES))
                .map((row, context) -> {
                    for (SyncField field : fields) {
                        if (row.getBoolean("d_" + field.column())) {
                            examples.add(new SyncResult.Change(
                                    row.getLong("product_id"),
                                    row.getString("remote_id"),
                                    field,
                                    row.getString("b_" + field.column()),
                                    row.getString("a_" + field.column())));
                        }
                    }
                    return 1;
                })
                .list();
        return examples;
    }

    /** @param now a DATETIME(6) text; a product's instant moves on in any case, for it is its version */
    void write(String now, Runnable afterChunk) {
        if (fields.isEmpty()) {
            return;
        }
        String update = "UPDATE " + FieldSql.JOINED
                + " SET p.updated_at = GREATEST(:now, p.updated_at + INTERVAL 1 MICROSECOND), "
                + fields.stream()
                        .map(field -> "p." + field.column() + " = " + sql.value(field))
                        .collect(Collectors.joining(", "))
                + " WHERE f.product_id > :after AND f.product_id <= :to AND (" + sql.anyDiffers(fields) + ")";
        long after = 0;
        while (true) {
            Long to = handle.createQuery("SELECT MAX(product_id) FROM (SELECT product_id FROM listing_field"
                            + " WHERE product_id > :after ORDER BY product_id LIMIT " + PRODUCTS_AT_ONCE + ") c")
                    .bind("after", after)
                    .mapTo(Long.class)
                    .one();
            if (to == null) {
                return;
            }
            long from = after;
            Transactions.in(handle, tx -> {
                FieldEvents.write(tx, sql, fields, connectionId, from, to);
                return tx.createUpdate(update)
                        .bind("connection", connectionId)
                        .bind("now", now)
                        .bind("after", from)
                        .bind("to", to)
                        .execute();
            });
            after = to;
            afterChunk.run();
        }
    }

    /** Sessions go back to a pool. */
    void drop() {
        handle.execute("DROP TEMPORARY TABLE IF EXISTS listing_field");
    }

    private static String sum(String condition, String name) {
        return "COUNT(IF(" + condition + ", 1, NULL)) AS " + name;
    }

    private Map<String, Object> one(String sql) {
        return bound(handle.createQuery(sql)).mapToMap().one();
    }

    private Query bound(Query query) {
        return query.bind("connection", connectionId);
    }

    private static long number(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).longValue();
    }
}
