package io.tillbridge.access;

import java.time.Instant;

/**
 * Somebody is signed in; prints without its secrets.
 *
 * @param token what the cookie holds; null where the session was only looked at
 * @param csrfToken what pages send along with every change
 * @param expiresAt when it ends if nothing more happens
 */
public record Session(Person person, String token, String csrfToken, Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[person=" + person.id() + ", expiresAt=" + expiresAt + "]";
    }
}
