package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.ConnectionSignIn.Result;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.GrantedTokens;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.PendingSignIns;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.rseries.signin.Clients.Account;
import io.tillbridge.run.RefusedFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the code that a person came back with into stored tokens, at once: it is good for a minute only. */
final class CodeExchange {
    private static final String AGAIN = " Begin the sign-in again from the connection.";

    private final Connections connections;
    private final Grants grants;
    private final TokenEndpoint endpoint;
    private final AccountDiscovery discovery;
    private final Clients clients;
    private final TokenRules rules;
    private final Clock clock;

    CodeExchange(
            Connections connections,
            Grants grants,
            TokenEndpoint endpoint,
            AccountDiscovery discovery,
            TokenRules rules,
            Clock clock) {
        this.connections = connections;
        this.grants = grants;
        this.endpoint = endpoint;
        this.discovery = discovery;
        this.clients = new Clients(connections);
        this.rules = rules;
        this.clock = clock;
    }

    Result complete(PendingSignIns pending, Map<String, String> answer) {
        PendingSignIns.Returned returned;
        try {
            returned = pending.take(answer.getOrDefault("state", ""));
        } catch (PendingSignIns.Refused e) {
            return new Result(false, "This sign-in does not work", why(e.fault()) + AGAIN, 0, null);
        }
        String error = answer.getOrDefault("error", "");
        String code = answer.getOrDefault("code", "");
        if (!error.isBlank() || code.isBlank()) {
            return failed(returned, denied(error));
        }
        try {
            return exchanged(returned, clients.of(returned.connectionId()), code);
        } catch (RefusedFailure e) {
            return failed(returned, e.getMessage());
        }
    }

    private static String why(PendingSignIns.Fault fault) {
        return switch (fault) {
            case UNKNOWN -> "The hub did not begin this sign-in: the state in the address is unknown.";
            case USED -> "This sign-in was used already: each works once.";
            case OLD -> "This sign-in is too old: each works for "
                    + PendingSignIns.LIFE.toMinutes() + " minutes.";
        };
    }

    /** The word of the other side is shown only when it is one of the standard's. */
    private static String denied(String error) {
        return switch (error) {
            case "access_denied" -> "The permission was refused at Lightspeed: nothing was changed here." + AGAIN;
            case "invalid_scope", "unauthorized_client", "invalid_request", "unsupported_response_type" ->
                "Lightspeed did not take the request (" + error
                        + "). Check that the client is registered with this redirect address and is not blocked." + AGAIN;
            case "server_error", "temporarily_unavailable" ->
                "Lightspeed has a fault of its own (" + error + "). Try again later." + AGAIN;
            default -> "Lightspeed sent neither a code nor an error that is known." + AGAIN;
        };
    }

    private Result exchanged(PendingSignIns.Returned returned, Account account, String code) {
        if (!account.client().id().equals(returned.clientId())) {
            return failed(returned, "The setting clientId was changed since this sign-in began." + AGAIN);
        }
        Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TokenAnswer answer =
                endpoint.exchange(account.client(), code, returned.redirectUri(), returned.verifier());
        if (answer instanceof TokenAnswer.Refused refused) {
            return failed(returned, refused(refused));
        }
        TokenAnswer.Pair pair = (TokenAnswer.Pair) answer;
        if (pair.refresh() == null) {
            return failed(
                    returned,
                    "The token endpoint of R-Series answered without a refresh token: nothing was stored." + AGAIN);
        }
        Optional<String> found = discovery.of(pair.access(), pair.claims(), account.settings());
        String expected = account.settings().accountId();
        if (expected != null && found.isPresent() && !found.get().equals(expected)) {
            boolean revoked = endpoint.revoke(account.client(), pair.refresh());
            return failed(
                    returned,
                    "You signed in to account " + found.get() + ", expected account " + expected
                            + ". Nothing was stored" + (revoked ? " and the permission was taken back" : "")
                            + ". Sign in as a user of account " + expected
                            + ", or clear the setting accountId to connect the other account.");
        }
        return stored(returned, account, pair, found.orElse(null), asked);
    }

    private Result stored(
            PendingSignIns.Returned returned, Account account, TokenAnswer.Pair pair, String accountId, Instant asked) {
        long id = returned.connectionId();
        try {
            grants.alone(id, rules.lockWait(), before -> {
                Grant fresh = Grant.none(id)
                        .received(
                                new GrantedTokens(pair.access(), pair.refresh()),
                                accountId,
                                pair.claims().scopes(),
                                asked,
                                asked.plus(pair.lifetime()));
                // What a person set before is older than what a person did just now.
                return new Grants.Change<>(before, fresh, List.of(RSeries.REFRESH_TOKEN));
            });
        } catch (Grants.Taken e) {
            return failed(returned, "The hub is busy renewing the token that was stored before." + AGAIN);
        }
        if (account.settings().accountId() == null && accountId != null) {
            discovery.keep(id, accountId);
        }
        connections.markSuccess(id);
        return new Result(
                true,
                "Signed in",
                "The hub may now work with " + (accountId == null ? "the account" : "account " + accountId)
                        + " for the connection " + account.connection().name() + ". You can close this page.",
                id,
                returned.askedBy());
    }

    private static String refused(TokenAnswer.Refused refused) {
        String said = "The token endpoint of R-Series " + refused.why();
        return switch (refused.kind()) {
            case GRANT -> said + ". The code has expired (it is good for a minute), was used already, or the redirect"
                    + " address is not the registered one." + AGAIN;
            case CLIENT -> said
                    + ". Check the setting clientId and the secret clientSecret against the client that is registered at"
                    + " Lightspeed." + AGAIN;
            case TARGET -> refused.why();
            case PASSING -> said + ". Nothing was stored." + AGAIN;
        };
    }

    private static Result failed(PendingSignIns.Returned returned, String detail) {
        return new Result(false, "The sign-in failed", detail, returned.connectionId(), returned.askedBy());
    }
}
