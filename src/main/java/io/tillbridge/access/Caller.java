package io.tillbridge.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is calling: an API key, a person, or a flow of this hub.
 *
 * @param id {@code key:7}, {@code person:3} or {@code flow:custom-stock}; {@code nobody} at the doors that ask for no
 *     sign-in
 * @param name the key's title, the person's name or {@code flow custom-stock}, for logs and the audit
 * @param role of a person; null for a key and a flow
 * @param retailerId the retailer a key is bound to; null for the hub's own
 * @param connectionIds the connections that a partner's key is bound to; null for every other caller
 */
public record Caller(
        String id, String name, Set<Permission> permissions, Role role, Long retailerId, Set<Long> connectionIds) {
    private static final String KEY = "key:";
    private static final String PERSON = "person:";
    private static final String FLOW = "flow:";
    /** Of keys; those made before there was an API for route files count, too. */
    private static final Set<Permission> EVERYTHING = Permission.all().stream()
            .filter(permission -> !permission.equals(Permission.ROUTES_READ) && !permission.isOfOwners())
            .collect(Collectors.toUnmodifiableSet());

    private static final Caller NOBODY = new Caller("nobody", "nobody", Set.of(), null, null);

    public Caller {
        permissions = Set.copyOf(permissions);
        connectionIds = connectionIds == null ? null : Set.copyOf(connectionIds);
    }

    /** One that is bound to no connections. */
    public Caller(String id, String name, Set<Permission> permissions, Role role, Long retailerId) {
        this(id, name, permissions, role, retailerId, null);
    }

    /** An API key of the hub's own. */
    public static Caller key(long id, String title, Set<Permission> permissions) {
        return new Caller(KEY + id, title, permissions, null, null);
    }

    /** An API key that was given to a retailer. */
    public static Caller retailer(long keyId, String title, Set<Permission> permissions, long retailerId) {
        return new Caller(KEY + keyId, title, permissions, null, retailerId);
    }

    /** An API key that was given to a partner: of the hub it sees these connections and nothing else. */
    public static Caller partner(long keyId, String title, Set<Permission> permissions, Set<Long> connectionIds) {
        return new Caller(KEY + keyId, title, permissions, null, null, connectionIds);
    }

    public static Caller person(long id, String name, Role role) {
        return new Caller(PERSON + id, name, role.permissions(), role, null);
    }

    /** A route of the hub that calls an operation. It handles no secrets, whatever its permissions. */
    public static Caller flow(String routeId, Set<Permission> permissions) {
        return new Caller(FLOW + routeId, "flow " + routeId, permissions, null, null);
    }

    /** Somebody at a door that asks for no sign-in. */
    public static Caller nobody() {
        return NOBODY;
    }

    /** A key with every permission that admins have may whatever custom endpoints ask, as owners and admins may. */
    public boolean may(Permission permission) {
        if (permissions.contains(permission) || !permission.isCustom()) {
            return permissions.contains(permission);
        }
        return role == null ? permissions.containsAll(EVERYTHING) : role.may(permission);
    }

    /** Whether this caller may set, reveal and hand over secrets, as far as its permissions go. */
    public boolean handlesSecrets() {
        return retailerId == null && !isPartner() && (role == null ? keyId().isPresent() : role.handlesSecrets());
    }

    public boolean isPartner() {
        return connectionIds != null;
    }

    /** Whether a connection, and what belongs to it, is there for this caller. */
    public boolean seesConnection(long id) {
        return connectionIds == null || connectionIds.contains(id);
    }

    public Optional<Long> keyId() {
        return numberAfter(KEY);
    }

    public Optional<Long> personId() {
        return numberAfter(PERSON);
    }

    /** The route id of a flow. */
    public Optional<String> flowId() {
        return id.startsWith(FLOW) ? Optional.of(id.substring(FLOW.length())) : Optional.empty();
    }

    private Optional<Long> numberAfter(String prefix) {
        return id.startsWith(prefix) ? Optional.of(Long.valueOf(id.substring(prefix.length()))) : Optional.empty();
    }
}
