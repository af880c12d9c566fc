package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Counts what differs between shop and hub, by kind and age, in one statement over all linked listings. */
final class DriftSummary {
    /** A value that nobody noted a change of is as old as the listing. */
    private static final String STOCK_SINCE = "GREATEST(d.created_at, COALESCE(d.shop_changed_at, d.created_at),"
            + " COALESCE(d.sent_at, d.created_at), COALESCE(d.stock_at, d.any_stock_at, d.created_at))";

    private static final String PRICE_SINCE = "GREATEST(d.updated_at, d.product_at)";
    private static final String CODES_SINCE = "d.updated_at";

    private static final String ROWS =
            """
            SELECT COUNT(*) AS compared, COALESCE(SUM(e.stock OR e.price OR e.codes), 0) AS differing, <columns>
            FROM (SELECT (<stock>) AS stock, (<price>) AS price, (<codes>) AS codes,
                <stock_since> AS stock_since, <price_since> AS price_since, <codes_since> AS codes_since
              FROM <compared>) e"""
                    .replace("<stock_since>", STOCK_SINCE)
                    .replace("<price_since>", PRICE_SINCE)
                    .replace("<codes_since>", CODES_SINCE);

    DriftCounts of(Handle handle, long connectionId, List<StockRules> shops, Instant now) {
        List<String> columns = new ArrayList<>();
        for (Drift.What what : Drift.What.values()) {
            String kind = what.text();
            columns.add("MIN(IF(e." + kind + ", e." + kind + "_since, NULL)) AS " + kind + "_oldest");
            for (DriftCounts.Age age : DriftCounts.Age.values()) {
                columns.add("COALESCE(SUM(e." + kind + " AND e." + kind + "_since > :" + age.text()
                        + (age == DriftCounts.Age.HOUR
                                ? ""
                                : " AND e." + kind + "_since <= :"
                                        + younger(age).text())
                        + "), 0) AS " + kind + "_" + age.text());
            }
        }
        return DriftSql.of(shops)
                .query(handle, ROWS.replace("<columns>", String.join(", ", columns)), connectionId)
                .bind("hour", UtcInstants.text(now.minus(Duration.ofHours(1))))
                .bind("day", UtcInstants.text(now.minus(Duration.ofDays(1))))
                .bind("week", UtcInstants.text(now.minus(Duration.ofDays(7))))
                .bind("older", "1000-01-01 00:00:00")
                .reduceRows(
                        new DriftCounts(0, 0, List.of()),
                        (none, row) -> new DriftCounts(number(row, "compared"), number(row, "differing"), kinds(row)));
    }

    private static DriftCounts.Age younger(DriftCounts.Age age) {
        return DriftCounts.Age.values()[age.ordinal() - 1];
    }

    private static List<DriftCounts.Kind> kinds(RowView row) {
        List<DriftCounts.Kind> kinds = new ArrayList<>();
        for (Drift.What what : Drift.What.values()) {
            Map<DriftCounts.Age, Long> ages = new EnumMap<>(DriftCounts.Age.class);
            for (DriftCounts.Age age : DriftCounts.Age.values()) {
                ages.put(age, number(row, what.text() + "_" + age.text()));
            }
            long count = ages.values().stream().mapToLong(Long::longValue).sum();
            kinds.add(new DriftCounts.Kind(what, count, row.getColumn(what.text() + "_oldest", Instant.class), ages));
        }
        return kinds;
    }

    private static long number(RowView row, String column) {
        return row.getColumn(column, Long.class);
    }
}
