package io.tillbridge.event.subscription;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.event.EventType;
import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may have events sent to an address: whoever may read events, and the subjects of each type of them. Otherwise a
 * subscription would show what its maker may not see.
 */
final class EventRights {
    private static final Map<String, Permission> BY_SUBJECT = Map.of(
            "orders", Permission.ORDERS_READ,
            "stock", Permission.STOCK_READ,
            "products", Permission.PRODUCTS_READ,
            "listings", Permission.PRODUCTS_READ,
            "uploads", Permission.CATALOG_READ,
            "runs", Permission.CONNECTIONS_READ,
            "connections", Permission.CONNECTIONS_READ,
            "feeds", Permission.FEEDS_READ,
            "retailers", Permission.RETAILERS_READ,
            "wholesale-orders", Permission.WHOLESALE_ORDERS_READ);

    private EventRights() {}

    /** All permissions that a subscription to these types takes. */
    static Set<Permission> of(Set<EventType> types) {
        Set<Permission> all = new TreeSet<>(Set.of(Permission.EVENTS_READ));
        types.forEach(type -> all.add(BY_SUBJECT.get(type.subjects())));
        return all;
    }

    /**
     * @param what begins the sentence of the fault
     * @throws CallerFault FORBIDDEN: the caller lacks some of them
     */
    static void require(Caller by, Set<EventType> types, String what) {
        List<String> missing = of(types).stream()
                .filter(permission -> !by.may(permission))
                .sorted()
                .map(Permission::text)
                .toList();
        if (!missing.isEmpty()) {
            throw CallerFault.forbidden(
                    what + " takes events:read and the permission to read the subject of each of its types, and you"
                            + " lack " + String.join(", ", missing) + ": ask somebody who has them.",
                    missing.get(0));
        }
    }
}
