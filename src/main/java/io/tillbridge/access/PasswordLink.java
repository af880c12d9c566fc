package io.tillbridge.access;

import java.time.Instant;

/**
 * A link to choose a password by, without its token.
 *
 * @param personId whose password a reset sets; null otherwise
 * @param email whom an invitation asks in; null otherwise
 * @param role of the invited; null otherwise
 * @param mailed how it went out; null when that is not known yet
 * @param expiresAt null for one that holds until it is used
 */
record PasswordLink(
        long id,
        Kind kind,
        Long personId,
        String email,
        Role role,
        String madeByName,
        String mailed,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        Instant usedAt) {

    /** What a link is for. Its token begins with a letter that tells the page which words to show. */
    enum Kind {
        OWNER("owner", "o."),
        INVITATION("invitation", "i."),
        RESET("reset", "r.");

        private final String text;
        private final String prefix;

        Kind(String text, String prefix) {
            this.text = text;
            this.prefix = prefix;
        }

        String text() {
            return text;
        }

        /** A new token of this kind. */
        String token() {
            return prefix + Token.random();
        }

        static Kind named(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    boolean holds(Instant now) {
        return usedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
