package io.tillbridge.sandbox.rseries;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of records, how they are called, what they may be sorted by, and which right (any of them) reads them. */
enum TillEntity {
    SHOP("Shop", "shopID", "admin_shops", true),
    REGISTER("Register", "registerID", "admin_shops register register_read", true),
    EMPLOYEE("Employee", "employeeID timeStamp", "admin_employees", true),
    CONTACT("Contact", "contactID", "customers customers_read", false),
    CUSTOMER("Customer", "customerID timeStamp firstName lastName", "customers customers_read", true),
    ITEM("Item", "itemID timeStamp description", "inventory inventory_read product_edit", true),
    ITEM_SHOP("ItemShop", "itemShopID timeStamp", "inventory inventory_read", false),
    INVENTORY_LOG("InventoryLog", "inventoryLogID itemID", "inventory inventory_read", false),
    INVENTORY_COUNT("InventoryCount", "inventoryCountID", "inventory_counts", true),
    INVENTORY_COUNT_ITEM(
            "InventoryCountItem", "inventoryCountItemID inventoryCountID itemID", "inventory_counts", false),
    INVENTORY_COUNT_RECONCILE(
            "InventoryCountReconcile", "inventoryCountReconcileID", "inventory_counts_reconcile", false),
    SALE("Sale", "saleID timeStamp completeTime updatetime", "register register_read", true),
    SALE_LINE("SaleLine", "saleLineID timeStamp saleID", "register register_read", false),
    SALE_PAYMENT("SalePayment", "salePaymentID timeStamp saleID", "register register_read", false),
    SALE_VOID("SaleVoid", "saleVoidID", "admin_void_sale register register_read", false),
    SHIP_TO("ShipTo", "shipToID", "customers customers_read", false),
    NOTE("Note", "noteID", "register register_read inventory inventory_read", false),
    PRICE_LEVEL("PriceLevel", "priceLevelID", "", true),
    TAX_CLASS("TaxClass", "taxClassID", "", false),
    PAYMENT_TYPE("PaymentType", "paymentTypeID", "", false);

    private final String title;
    private final String sorts;
    private final String readers;
    private final boolean archivable;

    TillEntity(String title, String sorts, String readers, boolean archivable) {
        this.title = title;
        this.sorts = sorts;
        this.readers = readers;
        this.archivable = archivable;
    }

    /** The entity with this name in paths and answers. */
    static Optional<TillEntity> named(String title) {
        return Arrays.stream(values()).filter(one -> one.title.equals(title)).findFirst();
    }

    String title() {
        return title;
    }

    /** The field that holds the id. */
    String id() {
        return sorts().get(0);
    }

    List<String> sorts() {
        return List.of(sorts.split(" ", -1));
    }

    List<String> readers() {
        return readers.isEmpty() ? List.of() : List.of(readers.split(" ", -1));
    }

    boolean isArchivable() {
        return archivable;
    }
}
