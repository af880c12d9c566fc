package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.util.List;

/** What lies in each shop, and the log of how it came to be. Callers hold the lock of the data. */
final class StockBook {
    /** Of the row that sums all shops. */
    static final long ALL_SHOPS = 0;

    private final TillData data;

    StockBook(TillData data) {
        this.data = data;
    }

    /** A row for each shop and one for all of them; those that are there stay. */
    void open(long item) {
        for (TillRow shop : List.copyOf(data.table(TillEntity.SHOP).all())) {
            open(item, shop.number("shopID"));
        }
        open(item, ALL_SHOPS);
    }

    void openShop(long shop) {
        for (TillRow item : List.copyOf(data.table(TillEntity.ITEM).all())) {
            open(item.number("itemID"), shop);
        }
    }

    private void open(long item, long shop) {
        if (find(item, shop) == null) {
            data.table(TillEntity.ITEM_SHOP)
                    .add(TillRow.of(
                            "itemID", item, "shopID", shop, "qoh", 0, "sellable", 0, "backorder", 0, "componentQoh", 0,
                            "componentBackorder", 0, "reorderPoint", 0, "reorderLevel", 0, "onLayaway", 0,
                            "onSpecialOrder", 0, "onWorkOrder", 0, "timeStamp", data.now()));
        }
    }

    /** Null: the item has no row for the shop. */
    TillRow find(long item, long shop) {
        return data.where(TillEntity.ITEM_SHOP, "itemID", item).stream()
                .filter(row -> row.number("shopID") == shop)
                .findFirst()
                .orElse(null);
    }

    long quantity(long item, long shop) {
        TillRow row = find(item, shop);
        return row == null ? 0 : row.number("qoh");
    }

    /** Sets what lies there; nothing is logged when it lay there before. */
    void set(long item, long shop, long quantity, String reason, long employee) {
        move(item, shop, quantity - quantity(item, shop), reason, employee, 0);
    }

    /** @param sale 0 for none */
    void move(long item, long shop, long change, String reason, long employee, long sale) {
        TillRow stocked = data.table(TillEntity.ITEM).find(item);
        if (change == 0 || stocked == null || stocked.text("itemType").equals("non_inventory")) {
            return;
        }
        open(item, shop);
        TillRow row = find(item, shop);
        long before = row.number("qoh");
        put(row, before + change);
        sum(item);
        data.table(TillEntity.INVENTORY_LOG)
                .add(TillRow.of(
                        "qohChange", change,
                        "costChange", stocked.amount("defaultCost").multiply(BigDecimal.valueOf(change)),
                        "createTime", data.now(),
                        "automated", false,
                        "reason", reason,
                        "causedNegative", before >= 0 && before + change < 0,
                        "employeeID", employee,
                        "itemID", item,
                        "shopID", shop,
                        "saleID", sale,
                        "orderID", 0,
                        "transferID", 0,
                        "inventoryCountID", 0));
    }

    private void put(TillRow row, long quantity) {
        row.put("qoh", quantity).put("sellable", Math.max(0, quantity)).put("timeStamp", data.now());
    }

    private void sum(long item) {
        open(item, ALL_SHOPS);
        List<TillRow> shops = data.where(TillEntity.ITEM_SHOP, "itemID", item).stream()
                .filter(row -> row.number("shopID") != ALL_SHOPS)
                .toList();
        TillRow all = find(item, ALL_SHOPS);
        put(all, shops.stream().mapToLong(row -> row.number("qoh")).sum());
        all.put("sellable", shops.stream().mapToLong(row -> row.number("sellable")).sum())
                .put("averageCost", data.table(TillEntity.ITEM).get(item).amount("avgCost"));
    }
}
