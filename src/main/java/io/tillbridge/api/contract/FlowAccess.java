package io.tillbridge.api.contract;

import io.tillbridge.access.Permission;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which operations flows of the hub may call, and which permissions they may have. */
public final class FlowAccess {
    /** It also asks for {@code access:write}. */
    private static final Set<String> ALSO_ASK_FOR_ACCESS = Set.of("forgetPerson");

    private FlowAccess() {}

    /** The permissions a flow may have: all but those to people, keys, secrets, the audit, and to change flows. */
    public static Set<Permission> permissions() {
        Set<Permission> all = new TreeSet<>(Set.of(Permission.values()));
        all.removeIf(permission -> isAccess(permission) || permission.isOfOwners());
        return all;
    }

    /** Why no flow may call an operation; empty when a flow with its permission may. */
    public static Optional<String> refusal(Operation operation) {
        if (operation.asks() instanceof AccessRequirement.Nothing) {
            return Optional.of("it is for somebody who is not signed in yet");
        }
        if (operation.asks() instanceof AccessRequirement.SignedIn) {
            return Optional.of("it belongs to the session of a person");
        }
        boolean access = operation.asks() instanceof AccessRequirement.Right right && isAccess(right.permission());
        if (access || ALSO_ASK_FOR_ACCESS.contains(operation.id())) {
            return Optional.of("users, API keys, secrets, erasures and the audit are for people and API keys alone");
        }
        boolean flows = operation.asks() instanceof AccessRequirement.Right right
                && right.permission().isOfOwners();
        return flows ? Optional.of("a flow does not change flows") : Optional.empty();
    }

    private static boolean isAccess(Permission permission) {
        return permission.equals(Permission.ACCESS_READ) || permission.equals(Permission.ACCESS_WRITE);
    }
}
