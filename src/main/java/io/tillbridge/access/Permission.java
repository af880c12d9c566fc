package io.tillbridge.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an API key may be allowed; reading and writing are given apart, and neither includes the other. */
public enum Permission {
    CATALOG_READ("catalog:read", "See uploads, their findings and error files, and download them."),
    CATALOG_WRITE("catalog:write", "Upload catalog files by hand."),
    PRODUCTS_READ("products:read", "See products and listings."),
    PRODUCTS_WRITE("products:write", "Change products and match listings to them."),
    STOCK_READ("stock:read", "See warehouses, stock and how availability was worked out."),
    STOCK_WRITE("stock:write", "Count stock, book movements and change warehouses."),
    ORDERS_READ("orders:read", "See orders with their customers, lines and shipments."),
    ORDERS_WRITE("orders:write", "Ship, release and cancel orders."),
    CONNECTIONS_READ("connections:read", "See connections, their runs and kept failures, never their secrets."),
    CONNECTIONS_WRITE(
            "connections:write",
            "Make and change connections and their secrets, start and cancel runs, replay kept failures."),
    RETAILERS_READ("retailers:read", "See retailers and their requests."),
    RETAILERS_WRITE("retailers:write", "Approve and decline retailers."),
    SETTINGS_READ("settings:read", "See account settings and the configuration as a file."),
    SETTINGS_WRITE("settings:write", "Change account settings and import a configuration."),
    ACCESS_READ("access:read", "See people, API keys and the audit, never secrets."),
    ACCESS_WRITE("access:write", "Make, change, reveal and delete API keys, and invite and remove people."),
    FEEDS_READ("feeds:read", "See feeds and what was sent."),
    FEEDS_WRITE("feeds:write", "Change feeds and send them."),
    EVENTS_READ(
            "events:read",
            "See events with what they are about: orders with their customers, products with their costs, runs, retailers."),
    EVENT_SUBSCRIPTIONS_READ(
            "event-subscriptions:read", "See event subscriptions and their deliveries, never their secrets."),
    EVENT_SUBSCRIPTIONS_WRITE(
            "event-subscriptions:write",
            "Make, change and delete event subscriptions, reveal their secrets, and send events again.");

    private final String text;
    private final String sentence;

    Permission(String text, String sentence) {
        this.text = text;
        this.sentence = sentence;
    }

    /** The public name, such as {@code catalog:read}. */
    public String text() {
        return text;
    }

    /** Whether it lets look and no more. */
    public boolean isRead() {
        return text.endsWith(":read");
    }

    /** What it is for, for a person who gives it away. */
    public String sentence() {
        return sentence;
    }

    /** All that a retailer's key may have. */
    public static Set<Permission> ofRetailers() {
        return EnumSet.of(PRODUCTS_READ, STOCK_READ, ORDERS_READ, FEEDS_READ);
    }

    public static Optional<Permission> named(String text) {
        return Arrays.stream(values())
                .filter(permission -> permission.text.equals(text))
                .findFirst();
    }
}
