package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items of an account, as a till and its API make, change and archive them. Callers hold the lock of the data. */
final class ItemBook {
    private static final long FIRST_SKU = 210_000_000_006L;

    private final TillData data;
    private final StockBook stock;

    ItemBook(TillData data, StockBook stock) {
        this.data = data;
        this.stock = stock;
    }

    TillRow add(ItemDraft draft) {
        TillRow item = data.table(TillEntity.ITEM)
                .add(TillRow.of(
                        "systemSku", "",
                        "defaultCost", draft.cost(),
                        "avgCost", draft.cost(),
                        "discountable", true,
                        "tax", true,
                        "archived", false,
                        "itemType", draft.itemType(),
                        "serialized", false,
                        "description", draft.description(),
                        "modelYear", 0,
                        "upc", draft.upc(),
                        "ean", draft.ean(),
                        "customSku", draft.customSku(),
                        "manufacturerSku", draft.manufacturerSku(),
                        "createTime", data.now(),
                        "timeStamp", data.now(),
                        "publishToEcom", false,
                        "categoryID", 0,
                        "taxClassID", 1,
                        "departmentID", 0,
                        "itemMatrixID", 0,
                        "manufacturerID", 0,
                        "seasonID", 0,
                        "defaultVendorID", 0));
        long id = item.number("itemID");
        item.put("systemSku", Long.toString(FIRST_SKU + id));
        List<TillRow> prices = new ArrayList<>();
        for (TillRow level : data.table(TillEntity.PRICE_LEVEL).all()) {
            BigDecimal amount =
                    switch (level.text("name")) {
                        case "Default" -> draft.price();
                        case "MSRP" -> draft.msrp();
                        default -> BigDecimal.ZERO;
                    };
            prices.add(price(level, amount));
        }
        item.put("Prices", new Nested("ItemPrice", prices));
        stock.open(id);
        return item;
    }

    /** Sets one level and leaves the others. @throws Refused 422 when there is no such level */
    void price(TillRow item, long levelId, BigDecimal amount) {
        TillRow level = data.table(TillEntity.PRICE_LEVEL).find(levelId);
        if (level == null) {
            throw new Refused(422, "There is no price level " + levelId);
        }
        List<TillRow> prices = new ArrayList<>(prices(item));
        prices.removeIf(price -> price.number("useTypeID") == levelId);
        prices.add(price(level, amount));
        prices.sort((one, other) -> Long.compare(one.number("useTypeID"), other.number("useTypeID")));
        item.put("Prices", new Nested("ItemPrice", prices));
    }

    static List<TillRow> prices(TillRow item) {
        return item.get("Prices") instanceof Nested nested ? nested.rows() : List.of();
    }

    static BigDecimal sellingPrice(TillRow item) {
        return prices(item).stream()
                .filter(price -> price.number("useTypeID") == 1)
                .map(price -> price.amount("amount"))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The item besides this one that has the code, archived ones not counted. */
    Optional<TillRow> other(String field, String code, long than) {
        return code.isEmpty()
                ? Optional.empty()
                : data.table(TillEntity.ITEM).all().stream()
                        .filter(item -> item.number("itemID") != than && !item.flag("archived"))
                        .filter(item -> item.text(field).equals(code))
                        .findFirst();
    }

    /** Archives it, which takes its stock away in every shop. */
    void archive(TillRow item) {
        long id = item.number("itemID");
        for (TillRow row : data.where(TillEntity.ITEM_SHOP, "itemID", id)) {
            if (row.number("shopID") != StockBook.ALL_SHOPS) {
                stock.set(id, row.number("shopID"), 0, "ItemArchived", 0);
            }
        }
        item.put("archived", true).put("timeStamp", data.now());
    }

    private static TillRow price(TillRow level, BigDecimal amount) {
        return TillRow.of(
                "amount", amount, "useTypeID", level.number("priceLevelID"), "useType", level.text("name"));
    }
}
