package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.wording.Quantity;

/** What people, sessions and links refuse in more than one place. */
final class PeopleFaults {
    private PeopleFaults() {}

    static CallerFault conflict(String message) {
        return CallerFault.conflict("person-state", message);
    }

    /** @param field its name in the request, such as {@code email} */
    static CallerFault invalid(String field, String code, String message) {
        return CallerFault.invalid("/" + field, code, message);
    }

    /** Of a link to become the owner when there is one. */
    static CallerFault ownedAlready() {
        return invalid(
                "token",
                "already-used",
                "This link was used already, the hub has an owner: sign in at /signin, or ask the owner for an invitation");
    }

    /** Of a link that was used, has expired, was sent again or never was: one answer for all. */
    static CallerFault deadLink() {
        return invalid(
                "token",
                "dead-link",
                "This link does not hold: it was used, has expired, or a newer one was sent. Ask for another");
    }

    /** Too many tries for a name or an address. */
    static CallerFault tooMany(long seconds) {
        return CallerFault.tooMany("Too many failed attempts: try again in " + Quantity.of(seconds, "second"), seconds);

}
}
