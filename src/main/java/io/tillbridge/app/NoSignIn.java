package io.tillbridge.app;

import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.run.RefusedFailure;

/** The tokens of a hub to which nobody can sign in with an account. */
final class NoSignIn implements AccessTokens {
    @Override
    public String current(long connectionId) {
        throw new RefusedFailure("Nobody has signed in to the account of connection " + connectionId
                + ". Sign in at the connection.");
    }

    @Override
    public String insteadOf(long connectionId, String refused) {
        return current(connectionId);
    }
}
