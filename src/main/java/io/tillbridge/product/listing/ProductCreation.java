package io.tillbridge.product.listing;

import io.tillbridge.event.EventDemand;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Makes products from listings, and links them, chunk by chunk in one transaction each. Another shop's sync or a catalog
 * may bring the same article at the same moment: the codes are looked up again under lock, so that one of the two finds
 * what the other has made.
 */
final class ProductCreation {
    private static final int CHUNK = 500;
    private static final List<SyncField> FIELDS = List.of(SyncField.values());
    private static final String DIGITS = "CHAR_LENGTH(REGEXP_REPLACE(w.ean, '[^0-9]', ''))";

    private static final String KEEPS_EAN = "(w.gtin IS NOT NULL AND w.remote_id NOT IN (<withoutEan>))";
    private static final String SKU = "IF(w.remote_id IN (<withoutSku>), " + GeneratedSku.of("w")
            + ", COALESCE(NULLIF(w.%s, ''), " + GeneratedSku.of("w") + "))";

    private static final String INSERT =
            "INSERT INTO product (connection_id, vendor_sku, state, content_hash, language,"
                    + " is_visible, gtin, gtin_ean, gtin_upc, gtin_itf14, created_at, updated_at, "
                    + FIELDS.stream().map(SyncField::column).collect(Collectors.joining(", "))
                    + ") SELECT w.connection_id, " + SKU + ", 'live', 0, :language,"
                    + " COALESCE(x.visible, TRUE), IF(" + KEEPS_EAN + ", w.gtin, NULL), IF(" + KEEPS_EAN + " AND "
                    + DIGITS + " IN (8, 13), LEFT(w.ean, 64),"
                    + " NULL), IF(" + KEEPS_EAN + " AND " + DIGITS + " IN (11, 12), LEFT(w.ean, 64), NULL),"
                    + " IF(" + KEEPS_EAN + " AND " + DIGITS + " = 14, LEFT(w.ean, 64), NULL), :now, :now, "
                    + FIELDS.stream().map(ShopValues::made).collect(Collectors.joining(", "))
                    + " FROM listing_walk w" + ShopValues.PRODUCT
                    + "WHERE w.connection_id = :connection AND w.remote_id IN (<ids>) ORDER BY CHAR_LENGTH(w.remote_id), w.remote_id";

    private static final String IDS = "SELECT w.remote_id, p.id FROM listing_walk w JOIN product p"
            + " ON p.vendor_sku = " + SKU
            + " AND p.connection_id = w.connection_id WHERE w.connection_id = :connection AND w.remote_id IN (<ids>)";

    private final Handle handle;
    private final long connectionId;
    private final SyncRules rules;
    private final String now;
    private final WalkPages pages;
    private final ListingRows listings;

    ProductCreation(
            Handle handle, long connectionId, SyncRules rules, String now, WalkPages pages, ListingRows listings) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.rules = rules;
        this.now = now;
        this.pages = pages;
        this.listings = listings;
    }

    /**
     * @param afterChunk told when a chunk is stored; may throw to stop
     * @return false when some codes were taken in the meantime: those listings have to be decided anew
     */
    boolean make(ProductCreations creations, PageDecisions decisions, Runnable afterChunk) {
        List<PlannedProduct> all = creations.all();
        boolean allFree = true;
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<PlannedProduct> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Map<PlannedProduct, Long> made = Transactions.in(handle, tx -> chunk(chunk, decisions));
            made.forEach(creations::made);
            allFree &= made.size() == chunk.size();
            afterChunk.run();
        }
        return allFree;
    }

    private Map<PlannedProduct, Long> chunk(List<PlannedProduct> chunk, PageDecisions decisions) {
        Set<String> gtins = taken("gtin", chunk, PlannedProduct::gtin);
        Set<String> skus = taken("vendor_sku", chunk, PlannedProduct::sku);
        Map<String, PlannedProduct> free = new HashMap<>();
        for (PlannedProduct planned : chunk) {
            if (!gtins.contains(planned.gtin()) && !skus.contains(planned.sku())) {
                free.put(planned.remoteId(), planned);
            }
        }
        if (free.isEmpty()) {
            return Map.of();
        }
        List<String> remoteIds = List.copyOf(free.keySet());
        handle.createUpdate(INSERT.formatted(rules.skuField().column()))
                .bind("connection", connectionId)
                .bind("language", rules.language())
                .bind("now", now)
                .bindList("ids", remoteIds)
                .bindList("withoutEan", without(free, PlannedProduct::gtin))
                .bindList("withoutSku", without(free, PlannedProduct::sku))
                .execute();
        return link(free, remoteIds, decisions);
    }

    private Map<PlannedProduct, Long> link(
            Map<String, PlannedProduct> free, List<String> remoteIds, PageDecisions decisions) {
        Map<PlannedProduct, Long> made = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        handle.createQuery(IDS.formatted(rules.skuField().column()))
                .bind("connection", connectionId)
                .bindList("ids", remoteIds)
                .bindList("withoutSku", without(free, PlannedProduct::sku))
                .map((row, context) -> Map.entry(row.getString("remote_id"), row.getLong("id")))
                .forEach(entry -> {
                    ids.put(entry.getKey(), entry.getValue());
                    made.put(free.get(entry.getKey()), entry.getValue());
                });
        List<VariantOutcome> linked = new ArrayList<>();
        for (WalkRow row : pages.of(remoteIds)) {
            linked.add(new VariantOutcome(row, SyncDecision.CREATED, decisions.created(row, ids.get(row.remoteId()))));
        }
        listings.write(linked);
        if (EventDemand.of(handle).contains(EventType.PRODUCT_CREATED)) {
            Instant at = UtcInstants.parse(now);
            EventLog.write(
                    handle,
                    made.values().stream()
                            .sorted()
                            .map(id -> NewEvent.of(EventType.PRODUCT_CREATED, id, connectionId, at, Map.of()))
                            .toList());
        }
        return made;
    }

    /** Variants whose product does not get a code; never an empty list, which SQL does not know. */
    private static List<String> without(Map<String, PlannedProduct> free, Function<PlannedProduct, String> code) {
        List<String> ids = new ArrayList<>(List.of(""));
        free.values().stream()
                .filter(planned -> code.apply(planned) == null)
                .map(PlannedProduct::remoteId)
                .forEach(ids::add);
        return ids;
    }

    private Set<String> taken(String column, List<PlannedProduct> chunk, Function<PlannedProduct, String> code) {
        List<String> codes = chunk.stream().map(code).filter(Objects::nonNull).toList();
        if (codes.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(
                handle.createQuery("SELECT " + column + " FROM product WHERE " + column + " IN (<codes>) FOR UPDATE")
                        .bindList("codes", codes)
                        .mapTo(String.class)
                        .list());
    }
}
