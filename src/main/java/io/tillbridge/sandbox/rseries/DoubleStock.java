package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shops of an account, who works there and what lies there. Safe for several threads. */
public final class DoubleStock {
    private final TillData data;
    private final ItemBook items;
    private final StockBook stock;

    DoubleStock(TillData data, ItemBook items, StockBook stock) {
        this.data = data;
        this.items = items;
        this.stock = stock;
    }

    /** @param zone such as {@code America/Boise} @return its id */
    public long addShop(String name, String zone) {
        synchronized (data) {
            long shop = data.table(TillEntity.SHOP)
                    .add(TillRow.of(
                            "name", name, "serviceRate", BigDecimal.ZERO, "timeZone", zone, "taxLabor", false,
                            "labelTitle", "Shop Name", "labelMsrp", false, "archived", false, "timeStamp", data.now(),
                            "companyRegistrationNumber", "", "vatNumber", "", "zebraBrowserPrint", false, "contactID",
                            contact(""), "taxCategoryID", 1, "receiptSetupID", 1, "ccGatewayID", 0, "gatewayConfigID",
                            "", "priceLevelID", 1))
                    .number("shopID");
            stock.openShop(shop);
            return shop;
        }
    }

    /** @return its id */
    public long addRegister(long shopId, String name) {
        synchronized (data) {
            return data.table(TillEntity.REGISTER)
                    .add(TillRow.of(
                            "name", name, "open", true, "openTime", data.now(), "openEmployeeID", 1, "archived", false,
                            "tipEnabled", false, "shopID", shopId, "ccTerminalID", 0))
                    .number("registerID");
        }
    }

    /** @return their id */
    public long addEmployee(String first, String last) {
        synchronized (data) {
            return data.table(TillEntity.EMPLOYEE)
                    .add(TillRow.of(
                            "firstName", first, "lastName", last, "lockOut", false, "archived", false, "timeStamp",
                            data.now(), "contactID", contact(""), "clockInEmployeeHoursID", 0, "employeeRoleID", 1,
                            "limitToShopID", 0, "lastShopID", 0, "lastSaleID", 0, "lastRegisterID", 0))
                    .number("employeeID");
        }
    }

    /** @return their id */
    public long addCustomer(String first, String last, String email) {
        synchronized (data) {
            return data.table(TillEntity.CUSTOMER)
                    .add(TillRow.of(
                            "firstName", first, "lastName", last, "title", "", "company", "", "createTime", data.now(),
                            "timeStamp", data.now(), "archived", false, "contactID", contact(email), "creditAccountID",
                            0, "customerTypeID", 0, "discountID", 0, "taxCategoryID", 0, "noteID", 0, "employeeID", 1))
                    .number("customerID");
        }
    }

    /** With a row in each shop and one for all of them. @return its id */
    public long addItem(ItemDraft draft) {
        synchronized (data) {
            return items.add(draft).number("itemID");
        }
    }

    /** Somebody counts or corrects it at the till. */
    public void put(long itemId, long shopId, long quantity) {
        synchronized (data) {
            stock.set(itemId, shopId, quantity, "ManualQuantityAdjustment", 1);
        }
    }

    /** @param shopId 0: over all shops */
    public long quantity(long itemId, long shopId) {
        synchronized (data) {
            return stock.quantity(itemId, shopId);
        }
    }

    /** The amounts of an item's price levels by their names. */
    public Map<String, BigDecimal> prices(long itemId) {
        synchronized (data) {
            Map<String, BigDecimal> prices = new TreeMap<>();
            ItemBook.prices(row(TillEntity.ITEM, itemId))
                    .forEach(price -> prices.put(price.text("useType"), price.amount("amount")));
            return prices;
        }
    }

    /** A field of an item as the API shows it; empty when it has none. */
    public String field(long itemId, String name) {
        synchronized (data) {
            Object value = row(TillEntity.ITEM, itemId).get(name);
            return value == null ? "" : RecordJson.text(value);
        }
    }

    /** Somebody edits the text of an item at the till; nothing keeps them from giving two items one code. */
    public void edit(long itemId, String field, String text) {
        synchronized (data) {
            row(TillEntity.ITEM, itemId).put(field, text).put("timeStamp", data.now());
        }
    }

    public void archiveItem(long itemId) {
        synchronized (data) {
            items.archive(row(TillEntity.ITEM, itemId));
        }
    }

    public void archiveShop(long shopId) {
        archive(TillEntity.SHOP, shopId);
    }

    public void archiveRegister(long registerId) {
        archive(TillEntity.REGISTER, registerId);
    }

    public void archiveEmployee(long employeeId) {
        archive(TillEntity.EMPLOYEE, employeeId);
    }

    public List<Long> itemIds() {
        return ids(TillEntity.ITEM);
    }

    public List<Long> shopIds() {
        return ids(TillEntity.SHOP);
    }

    /** What the log says an item in a shop has moved in all: the same as {@link #quantity}. */
    public long logged(long itemId, long shopId) {
        synchronized (data) {
            return data.where(TillEntity.INVENTORY_LOG, "itemID", itemId).stream()
                    .filter(row -> row.number("shopID") == shopId)
                    .mapToLong(row -> row.number("qohChange"))
                    .sum();
        }
    }

    private List<Long> ids(TillEntity entity) {
        synchronized (data) {
            return data.table(entity).all().stream()
                    .map(row -> row.number(entity.id()))
                    .toList();
        }
    }

    private void archive(TillEntity entity, long id) {
        synchronized (data) {
            row(entity, id).put("archived", true).put("timeStamp", data.now());
        }
    }

    private TillRow row(TillEntity entity, long id) {
        return data.table(entity).get(id);
    }

    private long contact(String email) {
        Nested emails = email.isEmpty()
                ? Nested.none("ContactEmail")
                : new Nested("ContactEmail", List.of(TillRow.of("address", email, "useType", "Primary")));
        TillRow address = TillRow.of(
                "address1", "14 Quarry Lane", "city", "Boise", "state", "Idaho", "stateCode", "ID", "zip", "83702",
                "country", "United States", "countryCode", "US");
        return data.table(TillEntity.CONTACT)
                .add(TillRow.of(
                        "custom", "", "noEmail", email.isEmpty(), "noPhone", false, "noMail", false, "timeStamp",
                        data.now(), "Addresses", new Nested("ContactAddress", List.of(address)), "Phones",
                        Nested.none("ContactPhone"), "Emails", emails, "Websites", Nested.none("ContactWebsite")))
                .number("contactID");
    }
}
