package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes of inventory counts: the count, its rows, and the reconciliation that moves the stock. */
final class CountPages {
    private static final List<String> COUNTS = List.of("inventory_counts");
    private static final List<String> RECONCILE = List.of("inventory_counts_reconcile");

    private CountPages() {}

    /** @throws Refused 400, 403, 405, 409 or 422 */
    static Map<String, Object> write(DoubleTill till, TillRequest request, TillEntity entity, List<String> scopes) {
        if (!request.method().equals("POST") || request.id() != null) {
            throw new Refused(405, "Method not allowed");
        }
        GivenFields given = new GivenFields(request.json());
        TillRow made =
                switch (entity) {
                    case INVENTORY_COUNT -> count(till, given, scopes);
                    case INVENTORY_COUNT_ITEM -> item(till, given, scopes);
                    default -> reconcile(till, given, scopes);
                };
        return RecordPages.one(till, entity, made, List.of(), true);
    }

    private static TillRow count(DoubleTill till, GivenFields given, List<String> scopes) {
        TillScopes.need(scopes, COUNTS, "InventoryCount");
        long shop = known(till, TillEntity.SHOP, given, "shopID");
        if (given.text("name").isBlank()) {
            throw new Refused(400, "InventoryCount must have a name");
        }
        return till.data()
                .table(TillEntity.INVENTORY_COUNT)
                .add(TillRow.of(
                        "name", given.text("name"),
                        "timeStamp", till.data().now(),
                        "archived", false,
                        "shopID", shop));
    }

    private static TillRow item(DoubleTill till, GivenFields given, List<String> scopes) {
        TillScopes.need(scopes, COUNTS, "InventoryCountItem");
        long count = known(till, TillEntity.INVENTORY_COUNT, given, "inventoryCountID");
        long item = known(till, TillEntity.ITEM, given, "itemID");
        long employee = known(till, TillEntity.EMPLOYEE, given, "employeeID");
        if (!given.has("qty") || given.whole("qty") < 0) {
            throw new Refused(422, "qty must be a whole number of 0 or more, found " + given.text("qty"));
        }
        return till.data()
                .table(TillEntity.INVENTORY_COUNT_ITEM)
                .add(TillRow.of(
                        "inventoryCountID",
                        count,
                        "itemID",
                        item,
                        "employeeID",
                        employee,
                        "qty",
                        given.whole("qty"),
                        "timeStamp",
                        till.data().now()));
    }

    /** Rows of one item are summed; each item is set to its sum in the shop of the count. */
    private static TillRow reconcile(DoubleTill till, GivenFields given, List<String> scopes) {
        TillScopes.need(scopes, RECONCILE, "InventoryCountReconcile");
        long id = known(till, TillEntity.INVENTORY_COUNT, given, "inventoryCountID");
        TillRow count = RecordPages.row(till, TillEntity.INVENTORY_COUNT, id);
        if (count.flag("archived")) {
            throw new Refused(409, "InventoryCount " + id + " was reconciled already");
        }
        long only = given.id("itemID");
        long shop = count.number("shopID");
        Map<Long, Long> sums = new HashMap<>();
        for (TillRow row : till.data().where(TillEntity.INVENTORY_COUNT_ITEM, "inventoryCountID", id)) {
            if (only == 0 || row.number("itemID") == only) {
                sums.merge(row.number("itemID"), row.number("qty"), Long::sum);
            }
        }
        if (only == 0 && till.quirks().countZeroesTheRest()) {
            till.data().table(TillEntity.ITEM).all().forEach(item -> sums.putIfAbsent(item.number("itemID"), 0L));
        }
        long change = 0;
        for (Map.Entry<Long, Long> sum : sums.entrySet()) {
            change += sum.getValue() - till.stockBook().quantity(sum.getKey(), shop);
            till.stockBook().set(sum.getKey(), shop, sum.getValue(), "AddInventoryForCount", 1);
        }
        if (only == 0) {
            count.put("archived", true).put("timeStamp", till.data().now());
        }
        return till.data()
                .table(TillEntity.INVENTORY_COUNT_RECONCILE)
                .add(TillRow.of(
                        "createTime",
                        till.data().now(),
                        "qohChange",
                        change,
                        "inventoryCountID",
                        id,
                        "itemID",
                        only));
    }

    private static long known(DoubleTill till, TillEntity entity, GivenFields given, String name) {
        long id = given.id(name);
        if (id == 0) {
            throw new Refused(400, entity.title() + " is needed: " + name);
        }
        if (till.data().table(entity).find(id) == null) {
            throw new Refused(422, "There is no " + entity.title() + " " + id);
        }
        return id;
    }
}
