package io.tillbridge.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an API key may be allowed; reading and writing are given apart, and neither includes the other. The hub's own
 * are the constants; {@code custom:<name>} are those that endpoints of {@code routes/custom/} name.
 */
public final class Permission implements Comparable<Permission> {
    private static final List<Permission> SHIPPED = new ArrayList<>();
    private static final Pattern CUSTOM = Pattern.compile("custom:[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 64;
    private static final Comparator<Permission> ORDER =
            Comparator.<Permission>comparingInt(permission -> permission.order).thenComparing(Permission::text);

    public static final Permission CATALOG_READ =
            shipped("catalog:read", "See uploads, their findings and error files, and download them.");
    public static final Permission CATALOG_WRITE = shipped("catalog:write", "Upload catalog files by hand.");
    public static final Permission PRODUCTS_READ = shipped("products:read", "See products and listings.");
    public static final Permission PRODUCTS_WRITE =
            shipped("products:write", "Change products and match listings to them.");
    public static final Permission STOCK_READ =
            shipped("stock:read", "See warehouses, stock and how availability was worked out.");
    public static final Permission STOCK_WRITE =
            shipped("stock:write", "Count stock, book movements and change warehouses.");
    public static final Permission ORDERS_READ =
            shipped("orders:read", "See orders with their customers, lines and shipments.");
    public static final Permission ORDERS_WRITE = shipped("orders:write", "Ship, release and cancel orders.");
    public static final Permission CONNECTIONS_READ =
            shipped("connections:read", "See connections, their runs and kept failures, never their secrets.");
    public static final Permission CONNECTIONS_WRITE = shipped(
            "connections:write",
            "Make and change connections and their secrets, start and cancel runs, replay kept failures.");
    public static final Permission RETAILERS_READ = shipped("retailers:read", "See retailers and their requests.");
    public static final Permission RETAILERS_WRITE = shipped("retailers:write", "Approve and decline retailers.");
    public static final Permission SETTINGS_READ =
            shipped("settings:read", "See account settings and the configuration as a file.");
    public static final Permission SETTINGS_WRITE =
            shipped("settings:write", "Change account settings and import a configuration.");
    public static final Permission ACCESS_READ =
            shipped("access:read", "See people, API keys and the audit, never secrets.");
    public static final Permission ACCESS_WRITE =
            shipped("access:write", "Make, change, reveal and delete API keys, and invite and remove people.");
    public static final Permission FEEDS_READ = shipped("feeds:read", "See feeds and what was sent.");
    public static final Permission FEEDS_WRITE = shipped("feeds:write", "Change feeds and send them.");
    public static final Permission EVENTS_READ = shipped(
            "events:read",
            "See events with what they are about: orders with their customers, products with their costs, runs, retailers.");
    public static final Permission EVENT_SUBSCRIPTIONS_READ =
            shipped("event-subscriptions:read", "See event subscriptions and their deliveries, never their secrets.");
    public static final Permission EVENT_SUBSCRIPTIONS_WRITE = shipped(
            "event-subscriptions:write",
            "Make, change and delete event subscriptions, reveal their secrets, and send events again.");

    public static final Permission ROUTES_READ =
            shipped("routes:read", "See route files, their pictures with counters, and what is wrong with them.");
    public static final Permission ROUTES_WRITE = shipped(
            "routes:write",
            "Change what the hub does: save, restore and delete route files, where routes.editing is on. Owners give it.");

    public static final Permission WHOLESALE_ORDERS_READ =
            shipped("wholesale-orders:read", "See retailers' orders, their files and the offer; a retailer's key its own.");
    public static final Permission WHOLESALE_ORDERS_WRITE = shipped(
            "wholesale-orders:write",
            "Decide on retailers' orders, ship them and change price lists; a retailer's key places its own orders.");

    private final int order;
    private final String text;
    private final String sentence;

    private Permission(int order, String text, String sentence) {
        this.order = order;
        this.text = text;
        this.sentence = sentence;
    }

    private static Permission shipped(String text, String sentence) {
        Permission permission = new Permission(SHIPPED.size(), text, sentence);
        SHIPPED.add(permission);
        return permission;
    }

    /** All that the hub itself has, in the order they are shown. */
    public static Permission[] values() {
        return SHIPPED.toArray(Permission[]::new);
    }

    /** These as a set of its own. */
    public static Set<Permission> all() {
        return new TreeSet<>(SHIPPED);
    }

    /** All that the hub itself has, but one. */
    public static Set<Permission> allBut(Permission one) {
        Set<Permission> others = all();
        others.remove(one);
        return others;
    }

    /** Whether only owners have it of themselves and give it to keys: who changes flows can change anything. */
    public boolean isOfOwners() {
        return equals(ROUTES_WRITE);
    }

    /** The public name, such as {@code catalog:read}. */
    public String text() {
        return text;
    }

    /** Whether it lets look and no more. */
    public boolean isRead() {
        return !isCustom() && text.endsWith(":read");
    }

    /** Whether endpoints of a site's own name it, and the hub itself does not. */
    public boolean isCustom() {
        return order == Integer.MAX_VALUE;
    }

    /** What it is for, for a person who gives it away. */
    public String sentence() {
        return sentence;
    }

    /** All that a retailer's key may have. */
    public static Set<Permission> ofRetailers() {
        return new TreeSet<>(List.of(
                PRODUCTS_READ, STOCK_READ, FEEDS_READ, WHOLESALE_ORDERS_READ, WHOLESALE_ORDERS_WRITE));
    }

    /** One of the hub's own, or any {@code custom:<name>}. */
    public static Optional<Permission> named(String text) {
        Optional<Permission> own = SHIPPED.stream()
                .filter(permission -> permission.text.equals(text))
                .findFirst();
        return own.isPresent()
                        || text.length() > LONGEST
                        || !CUSTOM.matcher(text).matches()
                ? own
                : Optional.of(new Permission(Integer.MAX_VALUE, text, "Call endpoints of this site that ask for it."));
    }

    @Override
    public int compareTo(Permission other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permission permission && text.equals(permission.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
