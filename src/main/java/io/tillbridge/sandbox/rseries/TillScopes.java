package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The scopes that a client may ask for, and what they allow. */
final class TillScopes {
    static final String PREFIX = "employee:";
    static final Set<String> KNOWN = Set.of(
            "all",
            "register",
            "register_read",
            "customers",
            "customers_read",
            "customers_credit_limit",
            "inventory",
            "inventory_read",
            "inventory_counts",
            "inventory_counts_reconcile",
            "inventory_import",
            "inventory_transfers",
            "inventory_purchase_orders",
            "product_edit",
            "product_cost",
            "categories",
            "workbench",
            "reports",
            "admin",
            "admin_shops",
            "admin_employees",
            "admin_inventory",
            "admin_products",
            "admin_purchases",
            "admin_register",
            "admin_void_sale",
            "admin_workbench",
            "admin_customers",
            "admin_categories",
            "system");

    private TillScopes() {}

    static List<String> prefixed(Collection<String> scopes) {
        return scopes.stream()
                .map(scope -> scope.startsWith(PREFIX) ? scope : PREFIX + scope)
                .toList();
    }

    /** Whether all of these, separated by spaces, can be asked for. */
    static boolean areKnown(String scopes) {
        return Arrays.stream(scopes.split(" ", -1))
                .allMatch(scope -> scope.startsWith(PREFIX) && KNOWN.contains(scope.substring(PREFIX.length())));
    }

    static boolean holdAny(Collection<String> granted, List<String> needed) {
        return needed.isEmpty()
                || granted.contains(PREFIX + "all")
                || needed.stream().anyMatch(scope -> granted.contains(PREFIX + scope));
    }

    /** @throws Refused 403 when none of the needed ones was granted */
    static void need(Collection<String> granted, List<String> needed, String what) {
        if (!holdAny(granted, needed)) {
            throw new Refused(
                    403, "You do not have access to " + what + ", one of these scopes is needed: " + String.join(", ", needed));
        }
    }
}
