package io.tillbridge.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person is to the hub, and what follows from it. */
public enum Role {
    /** Everything. */
    OWNER("owner", Reach.ALL, true),
    /** Everything, but owners are not theirs to make, change or remove, and flows not theirs to change. */
    ADMIN("admin", Reach.ALL_BUT_OWNERS, true),
    /** Runs the shops: no people, no keys, no audit, no event subscriptions, and no secret of a connection is set. */
    OPERATOR("operator", Reach.WORK, false),
    /** Looks on. */
    VIEWER("viewer", Reach.LOOK, false);

    private final String text;
    private final Reach reach;
    private final boolean handlesSecrets;

    Role(String text, Reach reach, boolean handlesSecrets) {
        this.text = text;
        this.reach = reach;
        this.handlesSecrets = handlesSecrets;
    }

    private static final Set<Permission> OF_ADMINS = Set.of(
            Permission.ACCESS_READ,
            Permission.ACCESS_WRITE,
            Permission.EVENT_SUBSCRIPTIONS_READ,
            Permission.EVENT_SUBSCRIPTIONS_WRITE);

    private enum Reach {
        ALL {
            @Override
            boolean covers(Permission permission) {
                return true;
            }
        },
        ALL_BUT_OWNERS {
            @Override
            boolean covers(Permission permission) {
                return !permission.isOfOwners();
            }
        },
        WORK {
            @Override
            boolean covers(Permission permission) {
                return ALL_BUT_OWNERS.covers(permission) && !OF_ADMINS.contains(permission);
            }
        },
        LOOK {
            @Override
            boolean covers(Permission permission) {
                return permission.isRead() && WORK.covers(permission);
            }
        };

        abstract boolean covers(Permission permission);
    }

    /** The public name, such as {@code admin}. */
    public String text() {
        return text;
    }

    /** Whether it may do that; of custom permissions, too. */
    public boolean may(Permission permission) {
        return reach.covers(permission);
    }

    public Set<Permission> permissions() {
        return Arrays.stream(Permission.values()).filter(reach::covers).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether secrets may be set, revealed and handed over. */
    public boolean handlesSecrets() {
        return handlesSecrets;
    }

    public static Optional<Role> named(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }
}
