package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signs in to the remote systems of a kind of connection that lets a person allow the hub to call them (OAuth). */
public interface ConnectionSignIn {
    /** Where a person is sent to. */
    record Start(String url, String redirectUri, List<String> scopes, Instant expiresAt) {
        public Start {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * What came of a person's return.
     *
     * @param ok whether the hub may now call the remote system
     * @param title a few words
     * @param detail what happened and what to do, for a person; no secrets
     * @param connectionId 0 when it is not known
     * @param who began it; null when it is not known
     */
    record Result(boolean ok, String title, String detail, long connectionId, Author who) {}

    /**
     * Begins a sign-in.
     *
     * @throws CallerFault CONFLICT: when the connection is of a kind without sign-in, or a setting it takes is missing
     */
    Start begin(long connectionId, Author who);

    /**
     * Ends a sign-in with what the remote system sent the browser back with; never fails.
     *
     * @param answer the parameters of the address: {@code code} and {@code state}, or {@code error}
     */
    Result complete(Map<String, String> answer);

    /**
     * Ends a sign-in with the address that the browser landed on.
     *
     * @throws CallerFault INVALID: when the address is none of a sign-in of this connection that this one began
     */
    Result complete(long connectionId, String address, Author who);

    /**
     * Revokes what was allowed and forgets it.
     *
     * @return false when the remote system could not be reached to revoke it; it is forgotten all the same
     * @throws CallerFault CONFLICT: when the connection is of a kind without sign-in
     */
    boolean signOut(long connectionId);

    /**
     * {@code {state, receivedOn?, expiresAt?, scopes?, accountId?, redirectUri?, detail?}}; empty for a kind without
     * sign-in.
     */
    Map<String, Object> view(Connection connection);
}
