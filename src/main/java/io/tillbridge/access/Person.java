package io.tillbridge.access;

import java.time.Instant;

/**
 * Somebody who can sign in.
 *
 * @param lastSeenAt to the minute; null when never
 */
public record Person(
        long id,
        String email,
        String name,
        Role role,
        boolean enabled,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant lastSeenAt) {

    Caller caller() {
        return Caller.person(id, name, role);
    }

    boolean isOwner() {
        return role == Role.OWNER;
    }
}
