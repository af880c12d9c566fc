package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.LoggedCall;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A call that reached an account.
 *
 * @param path below the account, without {@code .json}: {@code Item/12}; sign-in and tokens as {@code auth/oauth/token}
 * @param query as it came, percent-encoded; empty when there was none
 * @param status of the answer; 0 when none was given
 * @param cost in drips; 0 when it was refused and at the token endpoint
 * @param body its first 4,000 characters, without secrets at the token endpoint; empty when there was none
 */
public record TillCall(String method, String path, String query, int status, BigDecimal cost, Instant at, String body)
        implements LoggedCall {}
