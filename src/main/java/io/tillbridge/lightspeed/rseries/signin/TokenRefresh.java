package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Grant;
import io.tillbridge.connection.GrantedTokens;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.rseries.signin.Clients.Account;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One refresh of a grant that is held: what is asked, what is stored, and when nothing is asked at all. */
final class TokenRefresh {
    private static final String ENDPOINT = "The token endpoint of R-Series";

    private final Clients clients;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    TokenRefresh(Clients clients, TokenEndpoint endpoint, Clock clock) {
        this.clients = clients;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * A token or a failure; prints no token.
     *
     * @param claims of a token that came just now; else null
     */
    record Outcome(String token, TokenClaims claims, Failure failure) {
        static Outcome of(String token) {
            return new Outcome(token, null, null);
        }

        static Outcome of(Failure failure) {
            return new Outcome(null, null, failure);
        }

        @Override
        public String toString() {
            return "Outcome";
        }
    }

    /** Asks for a new pair, unless it is known that none would come. */
    Grants.Change<Outcome> of(Grant grant) {
        Account account;
        try {
            account = clients.of(grant.connectionId());
        } catch (RefusedFailure e) {
            return Grants.Change.none(Outcome.of(e));
        }
        Failure known = known(grant, account);
        if (known != null) {
            return Grants.Change.none(Outcome.of(known));
        }
        Instant now = now();
        boolean newMinute = grant.triesSince() == null
                || !grant.triesSince().plus(TokenRules.TRIES_PER).isAfter(now);
        Grant tried = newMinute ? grant.tried(1, now) : grant.tried(grant.tries() + 1, grant.triesSince());
        String token = account.legacy() == null ? grant.tokens().refresh() : account.legacy();
        TokenAnswer answer = endpoint.refresh(account.client(), token);
        if (answer instanceof TokenAnswer.Pair pair) {
            return received(tried, account, pair, token, now);
        }
        return refused(tried, account, (TokenAnswer.Refused) answer, now);
    }

    /** Why nothing is asked; null when there is something to ask. */
    private Failure known(Grant grant, Account account) {
        Instant now = clock.instant();
        if (account.legacy() == null && grant.state() == Grant.State.SIGN_IN_AGAIN) {
            return new RefusedFailure(grant.detail());
        }
        if (account.legacy() == null && grant.tokens() == null) {
            return new RefusedFailure(account + " has nobody signed in. " + how(grant.connectionId()));
        }
        boolean held = grant.heldUntil() != null && grant.heldUntil().isAfter(now);
        if (held && grant.client() == null) {
            return new PassingFailure(grant.detail());
        }
        if (held && grant.client().equals(account.mark())) {
            return new RefusedFailure(grant.detail());
        }
        boolean spent = grant.tries() >= TokenRules.MOST_TRIES
                && grant.triesSince() != null
                && grant.triesSince().plus(TokenRules.TRIES_PER).isAfter(now);
        return spent
                ? new PassingFailure(ENDPOINT + " was asked " + grant.tries() + " times within a minute for "
                        + account + ". It is asked again after that minute.")
                : null;
    }

    private static Grants.Change<Outcome> received(
            Grant grant, Account account, TokenAnswer.Pair pair, String old, Instant now) {
        TokenClaims claims = pair.claims();
        String expected = account.settings().accountId();
        List<String> consumed = account.legacy() == null ? List.of() : List.of(RSeries.REFRESH_TOKEN);
        if (expected != null && claims.account() != null && !claims.account().equals(expected)) {
            String why = account + " got a token of account " + claims.account() + ", expected account " + expected
                    + ". " + how(grant.connectionId()) + " Use a user of account " + expected
                    + ", or correct the setting accountId.";
            return new Grants.Change<>(Outcome.of(new RefusedFailure(why)), grant.ended(why), consumed);
        }
        GrantedTokens tokens = new GrantedTokens(pair.access(), pair.refresh() == null ? old : pair.refresh());
        Grant stored = grant.received(tokens, claims.account(), claims.scopes(), now, now.plus(pair.lifetime()));
        return new Grants.Change<>(new Outcome(pair.access(), claims, null), stored, consumed);
    }

    private static Grants.Change<Outcome> refused(
            Grant grant, Account account, TokenAnswer.Refused refused, Instant now) {
        String said = ENDPOINT + " " + refused.why();
        return switch (refused.kind()) {
            case GRANT -> {
                String why = account + " must be signed in again: " + said
                        + ". The permission was revoked, has expired, or belongs to another client. "
                        + how(grant.connectionId());
                yield new Grants.Change<>(
                        Outcome.of(new RefusedFailure(why)),
                        grant.ended(why),
                        account.legacy() == null ? List.of() : List.of(RSeries.REFRESH_TOKEN));
            }
            case CLIENT -> {
                String why = account + " is refused: " + said
                        + ". Check the setting clientId and the secret clientSecret against the client that is"
                        + " registered at Lightspeed; nobody needs to sign in again.";
                Instant until = now.plus(TokenRules.CLIENT_HOLD);
                yield Grants.Change.to(
                        grant.held(account.mark(), until, why), Outcome.of(new RefusedFailure(why)));
            }
            case TARGET -> Grants.Change.none(Outcome.of(new RefusedFailure(refused.why())));
            case PASSING -> {
                String why = said + " when the token of " + account + " was renewed. It is tried again.";
                Duration pause = refused.pause();
                yield Grants.Change.to(
                        pause == null ? grant : grant.held(null, now.plus(pause), why),
                        Outcome.of(new PassingFailure(why)));
            }
        };
    }

    static String how(long connectionId) {
        return "Sign in: POST /api/v1/connections/" + connectionId + "/authorization gives the address to open.";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
