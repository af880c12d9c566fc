package io.tillbridge.connection;

import java.time.Instant;
import java.util.List;

/**
 * What a person allowed the hub on a remote system by signing in there.
 *
 * @param tokens null when nobody is signed in
 * @param accountId of the account that was signed in to; null when the system did not name it
 * @param scopes that were granted; empty when the system did not name them
 * @param signedInAt when the person signed in; null when nobody did
 * @param receivedAt when these tokens came; null when there are none
 * @param expiresAt when the access token ends, by the hub's clock; null when there is none
 * @param detail why a person must sign in again, or why the client was refused; null for neither
 * @param client the client that was refused, see {@link #heldUntil}; null for none
 * @param heldUntil before this instant the token endpoint is not asked, with that client; null for no hold
 * @param tries how often the token endpoint was asked since {@code triesSince}
 */
public record Grant(
        long connectionId,
        State state,
        GrantedTokens tokens,
        String accountId,
        List<String> scopes,
        Instant signedInAt,
        Instant receivedAt,
        Instant expiresAt,
        String detail,
        String client,
        Instant heldUntil,
        int tries,
        Instant triesSince) {

    /** Whether there is anything to call with. */
    public enum State {
        NONE("none"),
        SIGNED_IN("signed-in"),
        SIGN_IN_AGAIN("sign-in-again");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** The word in the API and in the database. */
        public String text() {
            return text;
        }

        static State of(String text) {
            for (State state : values()) {
                if (state.text.equals(text)) {
                    return state;
                }
            }
            throw new IllegalStateException("Unknown state of a grant: " + text);
        }
    }

    public Grant {
        scopes = List.copyOf(scopes);
    }

    /** Nobody has signed in. */
    public static Grant none(long connectionId) {
        return new Grant(connectionId, State.NONE, null, null, List.of(), null, null, null, null, null, null, 0, null);
    }

    /** With a new pair of tokens; what the answer does not name stays. */
    public Grant received(GrantedTokens pair, String account, List<String> granted, Instant at, Instant until) {
        return new Grant(
                connectionId,
                State.SIGNED_IN,
                pair,
                account == null ? accountId : account,
                granted.isEmpty() ? scopes : granted,
                signedInAt == null ? at : signedInAt,
                at,
                until,
                null,
                null,
                null,
                tries,
                triesSince);
    }

    /** A person must sign in again; the tokens are of no use any more. */
    public Grant ended(String why) {
        return new Grant(
                connectionId,
                State.SIGN_IN_AGAIN,
                null,
                accountId,
                scopes,
                signedInAt,
                receivedAt,
                expiresAt,
                why,
                null,
                null,
                0,
                null);
    }

    /** Nothing is asked before that instant; with another client than that one, when it is not null. */
    public Grant held(String refusedClient, Instant until, String why) {
        return new Grant(
                connectionId,
                state,
                tokens,
                accountId,
                scopes,
                signedInAt,
                receivedAt,
                expiresAt,
                why,
                refusedClient,
                until,
                tries,
                triesSince);
    }

    /** The token endpoint is asked once more. */
    public Grant tried(int count, Instant since) {
        return new Grant(
                connectionId,
                state,
                tokens,
                accountId,
                scopes,
                signedInAt,
                receivedAt,
                expiresAt,
                detail,
                client,
                heldUntil,
                count,
                since);
    }
}
