package io.tillbridge.product;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Products in the database, one at a time or by pages. Catalogs write them in bulk elsewhere. */
public final class ProductStore {
    private static final String GTIN = "[0-9]{8}|[0-9]{12,14}";

    private static final ListColumns COLUMNS = ListColumns.of("id", false, "created_at", "updated_at")
            .by("name", "name")
            .by("vendorSku", "vendor_sku");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public ProductStore(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    public Optional<Product> find(long id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    /** Of these products those that are there, by their ids. */
    public Map<Long, Product> all(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM product WHERE id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> ProductRow.read(row))
                .collect(Collectors.toMap(Product::id, product -> product)));
    }

    /** Of these products those that are there, by their ids, with what people know them by. */
    public Map<Long, ProductName> names(Collection<Long> ids) {
        Set<Long> asked = ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, vendor_sku, gtin, name FROM product WHERE id IN (<asked>)")
                .bindList("asked", List.copyOf(asked))
                .map((row, context) -> new ProductName(
                        row.getLong("id"), row.getString("vendor_sku"), row.getString("gtin"), row.getString("name")))
                .collect(Collectors.toMap(ProductName::id, name -> name)));
    }

    /**
     * The products that have these GTINs or SKUs, each with all that share it: {@code code → products}.
     *
     * @param column {@code gtin} or {@code vendor_sku}
     */
    private Map<String, List<Long>> byCode(String column, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, " + column + " AS code FROM product WHERE " + column + " IN (<codes>)")
                .bindList("codes", List.copyOf(codes))
                .map((row, context) -> Map.entry(row.getString("code"), row.getLong("id")))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    /** Products by the vendor's SKU, exactly; of several vendors' that share one, all. */
    public Map<String, List<Long>> bySku(Collection<String> skus) {
        return byCode("vendor_sku", skus);
    }

    /** Products by their canonical GTIN of 14 digits; all that share one. */
    public Map<String, List<Long>> byGtin(Collection<String> gtins) {
        return byCode("gtin", gtins);
    }

    /**
     * Oldest first.
     *
     * @param after id of the last product of the page before, or null
     */
    public List<Product> list(ProductFilter filter, Long after, int limit) {
        return list(filter, ListWindow.after(after, limit));
    }

    public List<Product> list(ProductFilter filter, ListWindow window) {
        StringBuilder sql = new StringBuilder("SELECT * FROM product WHERE TRUE");
        append(sql, filter.q(), " AND (" + SpelledPrefixes.condition("name", "vendor_sku") + " OR gtin = :number)");
        append(sql, filter.gtin(), " AND gtin = :gtin");
        append(sql, filter.sku(), " AND vendor_sku = :sku");
        append(sql, filter.brand(), " AND brand = :brand");
        append(sql, filter.connectionId(), " AND connection_id = :connection");
        append(sql, filter.state(), " AND state = :state");
        sql.append(COLUMNS.page(window));
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql.toString());
            bind(query, filter);
            return query.bindMap(window.bound())
                    .map((row, context) -> ProductRow.read(row))
                    .list();
        });
    }

    /**
     * Changes fields of a product if it still is what the caller has seen.
     *
     * @param seen its {@link Product#updatedAt}, or null to change it whatever it is
     * @return the product as it stands now, or empty when there is none
     * @throws CallerFault STALE: it was changed since
     */
    public Optional<Product> change(long id, Instant seen, Product.Change change) {
        return transactions.run(handle -> {
            Optional<Product> now = find(handle, id, " FOR UPDATE");
            if (now.isEmpty()) {
                return now;
            }
            if (seen != null && !seen.equals(now.get().updatedAt())) {
                throw CallerFault.stale(
                        "Product " + id + " was changed in the meantime; read it again and repeat the change.");
            }
            Instant at = write(handle, now.get(), change);
            Optional<Product> after = find(handle, id, "");
            ProductEvents.changed(handle, now.get(), after.orElseThrow(), at);
            return after;
        });
    }

    private Instant write(Handle handle, Product now, Product.Change change) {
        // Later than the last change in any case, so that the version differs.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant next = at.isAfter(now.updatedAt()) ? at : now.updatedAt().plus(1, ChronoUnit.MICROS);
        handle.createUpdate(
                        """
                        UPDATE product SET state = :state, name = :name, brand = :brand, msrp = :msrp,
                          default_cost = :cost, is_visible = :visible, description = :description, updated_at = :at
                        WHERE id = :id""")
                .bind("id", now.id())
                .bind("state", or(change.state(), now.state()).text())
                .bind("name", or(change.name(), now.name()))
                .bind("brand", or(change.brand(), now.brand()))
                .bind("msrp", or(change.msrp(), now.msrp()))
                .bind("cost", or(change.defaultCost(), now.defaultCost()))
                .bind("visible", or(change.visible(), now.visible()))
                .bind(
                        "description",
                        change.description() == null
                                ? now.description()
                                : change.description().orElse(null))
                .bind("at", UtcInstants.text(next))
                .execute();
        return next;
    }

    private static <T> T or(T value, T other) {
        return value == null ? other : value;
    }

    private static void append(StringBuilder sql, Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    private static void bind(Query query, ProductFilter filter) {
        if (filter.q() != null) {
            query.bindMap(SpelledPrefixes.of(filter.q()));
            query.bind("number", filter.q().matches(GTIN) ? canonical(filter.q()) : null);
        }
        if (filter.gtin() != null) {
            query.bind("gtin", canonical(filter.gtin()));
        }
        if (filter.sku() != null) {
            query.bind("sku", filter.sku());
        }
        if (filter.brand() != null) {
            query.bind("brand", filter.brand());
        }
        if (filter.connectionId() != null) {
            query.bind("connection", filter.connectionId());
        }
        if (filter.state() != null) {
            query.bind("state", filter.state().text());
        }
    }

    private static String canonical(String digits) {
        return "0".repeat(Math.max(0, 14 - digits.length())) + digits;
    }

    private static Optional<Product> find(Handle handle, long id, String lock) {
        return handle.createQuery("SELECT * FROM product WHERE id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> ProductRow.read(row))
                .findOne();
    }
}
