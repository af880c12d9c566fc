package io.tillbridge.access;

import java.util.stream.Collectors;

/** Who may do what to whom: admins and keys leave owners alone, and nobody gives away what he has not. */
final class Authority {
    private Authority() {}

    /** Whether a caller may make, change or remove somebody of that role; a {@link PeopleFault.NotTheirs} otherwise. */
    static void over(Caller by, Role role) {
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            throw new PeopleFault.NotTheirs("Only an owner makes, changes or removes owners");
        }
    }

    /** Whether a caller may let somebody in with that role. */
    static void toGive(Caller by, Role role) {
        over(by, role);
        String missing = role.permissions().stream()
                .filter(permission -> !by.may(permission))
                .sorted()
                .map(Permission::text)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new PeopleFault.NotTheirs(
                    "The role " + role.text() + " comes with permissions that you lack and so cannot give: " + missing);
        }
    }
}
