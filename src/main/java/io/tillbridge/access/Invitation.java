package io.tillbridge.access;

import java.time.Instant;

/**
 * Somebody is asked in and has not come yet.
 *
 * @param invitedBy the name of the person or API key
 * @param mailed {@code sent}, {@code outbox} or {@code failed}; null while that is not known
 * @param sentAt when its link was made, the last time
 */
public record Invitation(
        long id,
        String email,
        Role role,
        String invitedBy,
        String mailed,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        boolean expired) {

    static Invitation of(PasswordLink link, Instant now) {
        return new Invitation(
                link.id(),
                link.email(),
                link.role(),
                link.madeByName(),
                link.mailed(),
                link.createdAt(),
                link.sentAt(),
                link.expiresAt(),
                !link.holds(now));
    }
}
