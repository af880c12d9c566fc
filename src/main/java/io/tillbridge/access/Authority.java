package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may change whom, one rule for people and API keys alike: nobody makes, changes or removes anybody who may more. An
 * owner may more than anybody else, whatever the permissions.
 */
final class Authority {
    private Authority() {}

    /** The permissions among these that the caller lacks; whoever has them may more. */
    static Set<Permission> lacked(Caller by, Set<Permission> of) {
        Set<Permission> lacked = new TreeSet<>();
        of.stream().filter(permission -> !by.may(permission)).forEach(lacked::add);
        return lacked;
    }

    /** Whether a caller may make, change or remove somebody of that role; a {@link CallerFault} otherwise. */
    static void over(Caller by, Role role) {
        refuseOwners(by, role);
        String lacked = words(by, role);
        if (!lacked.isEmpty()) {
            throw CallerFault.forbidden("The role " + role.text() + " may more than you: you lack " + lacked
                    + ". Ask somebody who has these permissions");
        }
    }

    /** Whether a caller may let somebody in with that role. */
    static void toGive(Caller by, Role role) {
        refuseOwners(by, role);
        String lacked = words(by, role);
        if (!lacked.isEmpty()) {
            throw CallerFault.forbidden(
                    "The role " + role.text() + " comes with permissions that you lack and so cannot give: " + lacked);
        }
    }

    private static void refuseOwners(Caller by, Role role) {
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            throw CallerFault.forbidden("Only an owner makes, changes or removes owners");
        }
    }

    private static String words(Caller by, Role role) {
        return lacked(by, role.permissions()).stream()
                .sorted()
                .map(Permission::text)
                .collect(Collectors.joining(", "));
    }
}
