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
                                    "name",
                                    name,
                                    "timeZone",
                                    zone,
                                    "labelTitle",
                                    "Shop Name",
                                    "contactID",
                                    contact(""),
                                    "taxCategoryID",
                                    1,
                                    "receiptSetupID",
                                    1,
                                    "priceLevelID",
                                    1)
                            .all("timeStamp", data.now())
                            .all("serviceRate", BigDecimal.ZERO)
                            .zero("ccGatewayID")
                            .blank("companyRegistrationNumber vatNumber gatewayConfigID")
                            .off("taxLabor labelMsrp archived zebraBrowserPrint"))
                    .number("shopID");
            stock.openShop(shop);
            return shop;
        }
    }

    /** @return its id */
    public long addRegister(long shopId, String name) {
        synchronized (data) {
            return data.table(TillEntity.REGISTER)
                    .add(TillRow.of("name", name, "open", true, "openEmployeeID", 1, "shopID", shopId)
                            .all("openTime", data.now())
                            .zero("ccTerminalID")
                            .off("archived tipEnabled"))
                    .number("registerID");
        }
    }

    /** @return their id */
    public long addEmployee(String first, String last) {
        synchronized (data) {
            return data.table(TillEntity.EMPLOYEE)
                    .add(TillRow.of("firstName", first, "lastName", last, "contactID", contact(""), "employeeRoleID", 1)
                            .all("timeStamp", data.now())
                            .zero("clockInEmployeeHoursID limitToShopID lastShopID lastSaleID lastRegisterID")
                            .off("lockOut archived"))
                    .number("employeeID");
        }
    }

    /** @return their id */
    public long addCustomer(String first, String last, String email) {
        synchronized (data) {
            return data.table(TillEntity.CUSTOMER)
                    .add(TillRow.of("firstName", first, "lastName", last, "contactID", contact(email), "employeeID", 1)
                            .all("createTime timeStamp", data.now())
                            .zero("creditAccountID customerTypeID discountID taxCategoryID noteID")
                            .blank("title company")
                            .off("archived"))
                    .number("customerID");
        }
    }

    /**
     * With a row in each shop and one for all of them.
     *
     * @return its id
     */
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
                "address1", "14 Quarry Lane",
                "city", "Boise",
                "state", "Idaho",
                "stateCode", "ID",
                "zip", "83702",
                "country", "United States",
                "countryCode", "US");
        return data.table(TillEntity.CONTACT)
                .add(TillRow.of(
                                "noEmail", email.isEmpty(),
                                "Addresses", new Nested("ContactAddress", List.of(address)),
                                "Phones", Nested.none("ContactPhone"),
                                "Emails", emails,
                                "Websites", Nested.none("ContactWebsite"))
                        .all("timeStamp", data.now())
                        .blank("custom")
                        .off("noPhone noMail"))
                .number("contactID");
    }
}
