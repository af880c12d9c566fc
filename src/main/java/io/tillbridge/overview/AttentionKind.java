package io.tillbridge.overview;

import io.tillbridge.access.Permission;
import java.util.Locale;

/** What waits for a person: the permission to see it, the query of the API that lists it, and how it is counted. */
public enum AttentionKind {
    CONNECTIONS_FAILING(
            Permission.CONNECTIONS_READ,
            "/connections",
            "SELECT COUNT(*) FROM connection WHERE enabled AND state = 'failing'"),
    CONNECTIONS_SIGN_IN_AGAIN(
            Permission.CONNECTIONS_READ,
            "/connections",
            "SELECT COUNT(*) FROM connection_grant g JOIN connection c ON c.id = g.connection_id"
                    + " WHERE c.enabled AND g.state = 'sign-in-again'"),
    FAILURES_KEPT(
            Permission.CONNECTIONS_READ, "/failures?state=kept", "SELECT COUNT(*) FROM failure WHERE state = 'kept'"),
    ORDERS_ON_HOLD(
            Permission.ORDERS_READ,
            "/orders?state=on-hold",
            "SELECT COUNT(*) FROM customer_order WHERE state = 'on-hold'"),
    LISTINGS_AMBIGUOUS(
            Permission.PRODUCTS_READ,
            "/listings?state=ambiguous",
            "SELECT COUNT(*) FROM listing WHERE state = 'ambiguous'"),
    LISTINGS_CONFLICT(
            Permission.PRODUCTS_READ,
            "/listings?state=conflict",
            "SELECT COUNT(*) FROM listing WHERE state = 'conflict'"),
    UPLOADS_REFUSED(
            Permission.CATALOG_READ, "/uploads?state=refused&unresolved=true", UnresolvedUploads.count("refused")),
    UPLOADS_FAILED(Permission.CATALOG_READ, "/uploads?state=failed&unresolved=true", UnresolvedUploads.count("failed")),
    RETAILERS_PENDING(
            Permission.RETAILERS_READ,
            "/retailers?state=pending",
            "SELECT COUNT(*) FROM retailer WHERE state = 'pending'"),
    EVENT_SUBSCRIPTIONS_SWITCHED_OFF(
            Permission.EVENT_SUBSCRIPTIONS_READ,
            "/event-subscriptions",
            "SELECT COUNT(*) FROM event_subscription WHERE NOT enabled AND off_reason IS NOT NULL"),
    /** Switched on, and not used for as long as {@link io.tillbridge.access.ApiKeyUsage#LONG_ENOUGH}, or never. */
    API_KEYS_UNUSED(Permission.ACCESS_READ, "/api-keys", null),
    /** Used, but not for each of its permissions. */
    API_KEYS_WITH_UNUSED_PERMISSIONS(Permission.ACCESS_READ, "/api-keys", null);

    @SuppressWarnings("ImmutableEnumChecker") // a Permission never changes
    private final Permission permission;

    private final String query;
    private final String sql;

    AttentionKind(Permission permission, String query, String sql) {
        this.permission = permission;
        this.query = query;
        this.sql = sql;
    }

    /** The public name, such as {@code orders-on-hold}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Permission permission() {
        return permission;
    }

    /** Below the base path of the API: a list that has each of them. */
    public String query() {
        return query;
    }

    /** Null for what is counted from the keys themselves. */
    String sql() {
        return sql;
    }
}
