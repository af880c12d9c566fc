package io.tillbridge.lightspeed.rseries;

import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.Optional;

/** Access tokens of R-Series accounts, one refresh at a time for each account over all processes. */
public interface AccessTokens {
    /**
     * A token that lives long enough for a call; refreshes it before when it does not.
     *
     * @throws RefusedFailure nobody has signed in, or a person must sign in again
     * @throws PassingFailure the token endpoint is away
     */
    String current(long connectionId);

    /**
     * Another token than one that a call was refused with (401). Does not refresh again when another process did already.
     *
     * @throws RefusedFailure a person must sign in again
     * @throws PassingFailure the token endpoint is away
     */
    String insteadOf(long connectionId, String refused);

    /**
     * The account that the token is for; empty when nothing names it now.
     *
     * @throws RefusedFailure likewise
     * @throws PassingFailure likewise
     */
    Optional<String> account(long connectionId);
}
