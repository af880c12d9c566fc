package io.tillbridge.lightspeed.rseries;

import io.tillbridge.product.listing.ShownStock;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.BadDataFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Stock in R-Series' JSON. A number is absolute and belongs to an item in a shop; the shop 0 is the sum over all shops
 * and is neither read nor written.
 */
public final class RSeriesStock {
    /** The body of {@code PUT Item/{id}} that sets an item's stock in several shops. */
    public Map<String, Object> item(List<StockToSend> numbers) {
        List<Map<String, Object>> rows = numbers.stream()
                .map(number -> object("shopID", number.shopId(), "qoh", Long.toString(number.number())))
                .toList();
        return Map.of("ItemShops", Map.of("ItemShop", rows));
    }

    /** What an item's stock is in each shop, as the answer to {@link #item} shows it. */
    public Map<String, ShownStock> shown(Object answer) {
        Map<String, ShownStock> byShop = new LinkedHashMap<>();
        for (RSeriesJson item : RSeriesJson.records(answer, "Item")) {
            String id = item.id("itemID");
            item.list("ItemShops", "ItemShop").stream()
                    .map(row -> row(row, id))
                    .filter(Objects::nonNull)
                    .forEach(row -> byShop.put(row.shopId(), row));
        }
        return byShop;
    }

    /** Whether the answer shows the item as archived. */
    public boolean isArchived(Object answer) {
        return RSeriesJson.records(answer, "Item").stream().anyMatch(item -> item.flag("archived"));
    }

    /** A row of the list {@code ItemShop}; empty for the sum over all shops, and for one without item or number. */
    public Optional<ShownStock> row(Map<?, ?> json) {
        return Optional.ofNullable(row(RSeriesJson.of(json), null));
    }

    private static ShownStock row(RSeriesJson row, String item) {
        String shop = row.id("shopID");
        String id = row.id("itemID") == null ? item : row.id("itemID");
        Long number = row.whole("qoh");
        return shop == null || id == null || number == null
                ? null
                : new ShownStock(id, shop, number, row.instant("timeStamp"));
    }

    /** The parameters of the list {@code ItemShop} for what changed since, all of it without an instant. */
    public Map<String, Object> changedSince(Instant since, String shopId) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("sort", "timeStamp");
        if (since != null) {
            query.put("timeStamp", ">=," + time(since));
        }
        if (shopId != null) {
            query.put("shopID", shopId);
        }
        return query;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    }

    /** The body that begins an inventory count. */
    public Map<String, Object> count(String name, String shopId) {
        return object("name", name, "shopID", shopId);
    }

    /**
     * The id of the count that an answer shows.
     *
     * @throws BadDataFailure when it shows none
     */
    public String countId(Object answer) {
        return RSeriesJson.records(answer, "InventoryCount").stream()
                .map(count -> count.id("inventoryCountID"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new BadDataFailure(
                        "The account answered to a new inventory count without its inventoryCountID."));
    }

    /** The body that adds a number to a count. */
    public Map<String, Object> counted(String countId, String employeeId, StockToSend number) {
        Map<String, Object> body = object("inventoryCountID", countId, "itemID", number.remoteId());
        body.put("qty", Long.toString(number.number()));
        body.put("employeeID", employeeId);
        return body;
    }

    /** The body that has a count take effect. */
    public Map<String, Object> reconcile(String countId) {
        return Map.of("inventoryCountID", countId);
    }

    private static Map<String, Object> object(String name, Object value, String other, Object second) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        object.put(other, second);
        return object;
    }
}
