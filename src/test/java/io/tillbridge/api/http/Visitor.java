package io.tillbridge.api.http;

import io.tillbridge.access.Permission;

/** Who may stand at the door, and what each may by the contract; the hub's own table of roles is not asked. */
enum Visitor {
    NOBODY(null),
    WRONG_KEY(null),
    WRONG_SECRET(null),
    DISABLED_KEY(null),
    /** Has failed too often. */
    GUESSER(null),
    /** A cookie of a session that is over. */
    OLD_SESSION(null),
    /** Has every permission but the one that is needed. */
    KEY_WITHOUT("none"),
    /** Has the needed permission and no other. */
    KEY_WITH(".*"),
    OWNER(".*"),
    /** Sends the cookie, but not the word that only pages of the hub know. */
    OWNER_WITHOUT_WORD(".*"),
    /** All but what changes flows. */
    ADMIN("(?!routes:write$).*"),
    OPERATOR("(?!access:|event-subscriptions:|routes:write$).*"),
    VIEWER("(?!access:|event-subscriptions:).*:read");

    private final String may;

    /** @param may pattern of its permissions; null for somebody the hub does not know */
    Visitor(String may) {
        this.may = may;
    }

    boolean isKnown() {
        return may != null;
    }

    boolean may(Permission permission) {
        return permission.text().matches(may);
    }
}
