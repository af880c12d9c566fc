package io.tillbridge.api.resource;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which rights of a C-Series key a feed partner needs, and why; and what the others would let it do. */
final class ShopKeyNeeds {
    private static final Map<String, String> RISKS = Map.of(
            "content", "The key could see or change pages and texts of the shop.",
            "customers", "The key could see or change names, addresses and mail addresses of customers.",
            "orders", "The key could see or change orders with what customers bought.",
            "products", "The key could change names, prices and stock.",
            "settings", "The key could see or change languages, shipping methods and web hooks of the shop.",
            "tracking", "The key could see or change tracking scripts on the pages of the shop.");

    private ShopKeyNeeds() {}

    /** Right → why, such as {@code products read}. */
    static Map<String, String> of(boolean takesOrders) {
        Map<String, String> needs = new LinkedHashMap<>();
        needs.put("products read", "Reads names, prices, images and stock: all that a feed of products needs.");
        if (takesOrders) {
            needs.put("orders read", "Sees whether an order it placed was paid and shipped.");
            needs.put("orders write", "Places the orders that were made on its own site.");
            needs.put("customers read", "Finds the customer of an order it placed.");
            needs.put("customers write", "Creates the customer of an order it places.");
        }
        return needs;
    }

    static String risk(String right) {
        return "Not needed. " + RISKS.getOrDefault(right.split(" ", 2)[0], "Nobody knows what it opens.")
                + " Clear the box.";
    }
}
