package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes of items: made, changed in part, archived. All of a call is done or none of it. */
final class ItemPages {
    private static final List<String> RELATIONS = List.of("ItemShops");
    private static final List<String> EDIT = List.of("product_edit");
    private static final List<String> STOCK = List.of("inventory");
    private static final List<String> COST = List.of("product_cost");
    private static final Set<String> TEXTS =
            Set.of("description", "customSku", "manufacturerSku", "upc", "ean", "itemType");
    private static final Set<String> FLAGS = Set.of("tax", "discountable", "publishToEcom", "serialized");
    private static final Set<String> IDS =
            Set.of("categoryID", "taxClassID", "manufacturerID", "defaultVendorID", "itemMatrixID");

    private ItemPages() {}

    /** @throws Refused 400, 403, 404, 405 or 422; nothing is changed then */
    static Map<String, Object> write(DoubleTill till, TillRequest request, List<String> scopes) {
        Long id = request.id();
        if (request.method().equals("DELETE") && id != null) {
            TillScopes.need(scopes, EDIT, "Item");
            TillRow item = RecordPages.row(till, TillEntity.ITEM, id);
            till.items().archive(item);
            return shown(till, item, scopes);
        }
        boolean update = request.method().equals("PUT");
        if (update != (id != null) || !(update || request.method().equals("POST"))) {
            throw new Refused(405, "Method not allowed");
        }
        GivenFields given = new GivenFields(request.json());
        TillRow known = update ? RecordPages.row(till, TillEntity.ITEM, id) : null;
        allow(given, scopes, update);
        check(till, given, known);
        Map<Long, Long> quantities = quantities(till, given, known);
        TillRow item = update ? known : till.items().add(ItemDraft.of("", "", given.text("description"), "0"));
        apply(till, given, item);
        quantities.forEach((shop, quantity) -> till.stockBook()
                .set(item.number("itemID"), shop, quantity, update ? "ManualQuantityAdjustment" : "ItemCreated", 1));
        return shown(till, item, scopes);
    }

    private static Map<String, Object> shown(DoubleTill till, TillRow item, List<String> scopes) {
        return RecordPages.one(till, TillEntity.ITEM, item, RELATIONS, TillScopes.holdAny(scopes, COST));
    }

    private static void allow(GivenFields given, List<String> scopes, boolean update) {
        boolean onlyStock = update && given.fields().keySet().stream().allMatch("ItemShops"::equals);
        if (given.has("ItemShops")) {
            TillScopes.need(scopes, STOCK, "ItemShops");
        }
        if (!onlyStock && !(update && given.fields().keySet().stream().allMatch(Set.of("ItemShops", "defaultCost")::contains))) {
            TillScopes.need(scopes, EDIT, "Item");
        }
        if (given.has("defaultCost")) {
            TillScopes.need(scopes, COST, "defaultCost");
        }
    }

    private static void check(DoubleTill till, GivenFields given, TillRow known) {
        boolean described = given.has("description") ? !given.text("description").isBlank() : known != null;
        if (!described) {
            throw new Refused(400, "Item must have a description.");
        }
        if (given.has("archived") && given.flag("archived")) {
            throw new Refused(400, "archived can only be set to false; use DELETE");
        }
        if (known != null && known.flag("archived") && !given.has("archived") && given.has("ItemShops")) {
            throw new Refused(422, "Item " + known.number("itemID") + " is archived");
        }
        for (String code : List.of("upc", "ean")) {
            String text = given.has(code) || known == null ? given.text(code) : known.text(code);
            if (given.has(code) && !text.matches("|[0-9]{11,14}")) {
                throw new Refused(422, code.toUpperCase(java.util.Locale.ROOT) + " must be 11 to 14 digits, found " + text);
            }
            long than = known == null ? 0 : known.number("itemID");
            till.items().other(code, text, than).ifPresent(other -> {
                throw new Refused(
                        422,
                        "An item with this " + code.toUpperCase(java.util.Locale.ROOT) + " (" + text
                                + ") already exists: item " + other.number("itemID"));
            });
        }
        if (given.has("defaultCost") && given.amount("defaultCost").signum() < 0) {
            throw new Refused(422, "defaultCost cannot be negative");
        }
        for (GivenFields price : given.list("Prices", "ItemPrice")) {
            if (price.amount("amount").signum() < 0) {
                throw new Refused(422, "A price cannot be negative, found " + price.text("amount"));
            }
            if (till.data().table(TillEntity.PRICE_LEVEL).find(level(till, price)) == null) {
                throw new Refused(422, "There is no price level " + price.text("useTypeID") + price.text("useType"));
            }
        }
    }

    /** What each shop of the body shall have. */
    private static Map<Long, Long> quantities(DoubleTill till, GivenFields given, TillRow known) {
        Map<Long, Long> quantities = new HashMap<>();
        for (GivenFields row : given.list("ItemShops", "ItemShop")) {
            long shop = shop(till, row, known);
            if (shop == StockBook.ALL_SHOPS) {
                throw new Refused(422, "ItemShop of shop 0 is the sum of all shops and cannot be set");
            }
            if (till.data().table(TillEntity.SHOP).find(shop) == null) {
                throw new Refused(422, "There is no shop " + shop);
            }
            if (row.has("qoh")) {
                long quantity = row.whole("qoh");
                if (quantity < 0) {
                    throw new Refused(422, "qoh cannot be negative, found " + quantity);
                }
                if (quantities.put(shop, quantity) != null) {
                    throw new Refused(422, "ItemShops names shop " + shop + " more than once");
                }
            }
        }
        return quantities;
    }

    private static long shop(DoubleTill till, GivenFields row, TillRow known) {
        if (!row.has("itemShopID")) {
            if (!row.has("shopID")) {
                throw new Refused(422, "An ItemShop needs a shopID or an itemShopID");
            }
            return row.id("shopID");
        }
        TillRow stored = till.data().table(TillEntity.ITEM_SHOP).find(row.id("itemShopID"));
        boolean own = stored != null && known != null && stored.number("itemID") == known.number("itemID");
        if (!own || (row.has("shopID") && stored.number("shopID") != row.id("shopID"))) {
            throw new Refused(422, "itemShopID " + row.text("itemShopID") + " is none of this item and shop");
        }
        return stored.number("shopID");
    }

    private static void apply(DoubleTill till, GivenFields given, TillRow item) {
        TEXTS.stream().filter(given::has).forEach(name -> item.put(name, given.text(name)));
        FLAGS.stream().filter(given::has).forEach(name -> item.put(name, given.flag(name)));
        IDS.stream().filter(given::has).forEach(name -> item.put(name, given.id(name)));
        if (given.has("defaultCost")) {
            item.put("defaultCost", given.amount("defaultCost"));
        }
        if (given.has("archived")) {
            item.put("archived", false);
        }
        for (GivenFields price : given.list("Prices", "ItemPrice")) {
            BigDecimal amount = price.amount("amount");
            till.items().price(item, level(till, price), amount);
        }
        boolean onlyStock = given.fields().keySet().stream().allMatch("ItemShops"::equals);
        if (!onlyStock) {
            item.put("timeStamp", till.data().now());
        }
    }

    /** By id, else by name; 0 for neither. */
    private static long level(DoubleTill till, GivenFields price) {
        return price.has("useTypeID")
                ? price.id("useTypeID")
                : till.data().table(TillEntity.PRICE_LEVEL).all().stream()
                        .filter(level -> level.text("name").equals(price.text("useType")))
                        .mapToLong(level -> level.number("priceLevelID"))
                        .findFirst()
                        .orElse(0);
    }
}
