package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallRequest;
import java.util.Map;

/** Which scope a call needs, for messages. */
final class AccessScopes {
    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("Sale", "register_read"),
            Map.entry("SaleLine", "register_read"),
            Map.entry("SalePayment", "register_read"),
            Map.entry("SaleVoid", "admin_void_sale"),
            Map.entry("Customer", "customers_read"),
            Map.entry("ShipTo", "customers_read"),
            Map.entry("Item", "inventory_read"),
            Map.entry("ItemShop", "inventory_read"),
            Map.entry("InventoryLog", "inventory_read"),
            Map.entry("InventoryCount", "inventory_counts"),
            Map.entry("InventoryCountItem", "inventory_counts"),
            Map.entry("InventoryCountReconcile", "inventory_counts_reconcile"),
            Map.entry("Shop", "admin_shops"),
            Map.entry("Register", "admin_shops"),
            Map.entry("Employee", "admin_employees"));

    private static final Map<String, String> WRITE = Map.ofEntries(
            Map.entry("Sale", "register"),
            Map.entry("SaleLine", "register"),
            Map.entry("Customer", "customers"),
            Map.entry("Item", "inventory' for stock, 'employee:product_edit' for the item, 'employee:product_cost"
                    + "' for its cost, and 'employee:inventory_read"),
            Map.entry("ItemShop", "inventory"),
            Map.entry("InventoryCount", "inventory_counts"),
            Map.entry("InventoryCountItem", "inventory_counts"),
            Map.entry("InventoryCountReconcile", "inventory_counts_reconcile"));

    private AccessScopes() {}

    /** In quotes, such as {@code 'employee:register_read'}. */
    static String of(CallRequest request) {
        String place = request.path().replaceFirst("^/API/(V3/)?(Account/[0-9]+/)?", "");
        String resource = place.split("/", 2)[0];
        String read = READ.getOrDefault(resource, "all");
        return "'employee:" + (request.method().equals("GET") ? read : WRITE.getOrDefault(resource, read)) + "'";
    }
}
