package io.tillbridge.lightspeed.rseries.signin;

import java.time.Duration;

/** What the token endpoint gave. */
sealed interface TokenAnswer {
    /**
     * Tokens; prints neither.
     *
     * @param refresh null when the answer holds none: the old one stays good
     * @param lifetime of the access token, from the moment it was asked for
     */
    record Pair(String access, String refresh, Duration lifetime, TokenClaims claims) implements TokenAnswer {
        @Override
        public String toString() {
            return "Pair";
        }
    }

    /**
     * No tokens.
     *
     * @param why for a person, what was said and what to do; no secrets
     * @param pause how long nothing is to be asked; null when nothing was said of it
     */
    record Refused(Why kind, String why, Duration pause) implements TokenAnswer {}

    /** What no tokens mean. */
    enum Why {
        /** 400 {@code invalid_grant}: what was sent is good for nothing any more; a person must sign in again. */
        GRANT,
        /** 401 {@code invalid_client}: the client id, its secret, or the client itself is wrong. */
        CLIENT,
        /** The hub may not reach that address. */
        TARGET,
        /** Anything else: another try makes sense. */
        PASSING
    }
}
