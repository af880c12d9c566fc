package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access tokens from the database. Who renews locks the grant's row, reads it again, asks the token endpoint, and stores
 * the new pair before anybody uses it; a kill at any moment leaves a refresh token that is good.
 */
public final class StoredTokens implements AccessTokens {
    private final Grants grants;
    private final Connections connections;
    private final TokenRefresh refresh;
    private final AccountDiscovery discovery;
    private final Clients clients;
    private final TokenRules rules;
    private final Clock clock;
    /** One of this process waits for the row of an account, so that the others take no database connection meanwhile. */
    private final Map<Long, ReentrantLock> renewing = new ConcurrentHashMap<>();

    public StoredTokens(
            Connections connections,
            Grants grants,
            SignInHttp http,
            SignInEndpoints endpoints,
            TokenRules rules,
            Clock clock) {
        this.grants = grants;
        this.connections = connections;
        this.rules = rules;
        this.clock = clock;
        this.discovery = new AccountDiscovery(http, endpoints, connections);
        this.clients = new Clients(connections);
        this.refresh = new TokenRefresh(clients, new TokenEndpoint(http, endpoints), clock);
    }

    @Override
    public String current(long connectionId) {
        Grant grant = grants.find(connectionId);
        return isFresh(grant) && !hasLegacyToken(connectionId) ? grant.tokens().access() : renewed(connectionId, null);
    }

    @Override
    public String insteadOf(long connectionId, String refused) {
        return renewed(connectionId, refused);
    }

    @Override
    public Optional<String> account(long connectionId) {
        String token = current(connectionId);
        Clients.Account account = clients.of(connectionId);
        return Optional.ofNullable(account.settings().accountId())
                .or(() -> Optional.ofNullable(grants.find(connectionId).accountId()))
                .or(() -> {
                    Optional<String> found = discovery.of(token, TokenClaims.of(token), account.settings());
                    found.ifPresent(one -> discovery.keep(connectionId, one));
                    return found;
                });
    }

    private boolean isFresh(Grant grant) {
        if (grant.tokens() == null || grant.state() != Grant.State.SIGNED_IN || grant.expiresAt() == null) {
            return false;
        }
        Duration lifetime = Duration.between(grant.receivedAt(), grant.expiresAt());
        Instant until = grant.expiresAt().minus(rules.margin(lifetime));
        return until.isAfter(clock.instant());
    }

    private String renewed(long connectionId, String refused) {
        ReentrantLock lock = renewing.computeIfAbsent(connectionId, id -> new ReentrantLock());
        if (!taken(lock)) {
            throw busy(connectionId);
        }
        TokenRefresh.Outcome outcome;
        try {
            outcome = grants.alone(connectionId, rules.lockWait(), grant -> {
                boolean another = refused == null
                        || (grant.tokens() != null && !grant.tokens().access().equals(refused));
                return another && isFresh(grant) && !hasLegacyToken(connectionId)
                        ? Grants.Change.none(
                                TokenRefresh.Outcome.of(grant.tokens().access()))
                        : refresh.of(grant);
            });
        } catch (Grants.Taken e) {
            throw busy(connectionId);
        } finally {
            lock.unlock();
        }
        if (outcome.failure() == null) {
            if (outcome.claims() != null) {
                findAccount(connectionId, outcome);
            }
            return outcome.token();
        }
        return failed(connectionId, outcome);
    }

    private boolean hasLegacyToken(long connectionId) {
        return grants.hasSecret(connectionId, RSeries.REFRESH_TOKEN);
    }

    /** After the new pair is stored. */
    private void findAccount(long connectionId, TokenRefresh.Outcome outcome) {
        Clients.Account account = clients.of(connectionId);
        if (account.settings().accountId() == null) {
            discovery
                    .of(outcome.token(), outcome.claims(), account.settings())
                    .ifPresent(found -> discovery.keep(connectionId, found));
        }
    }

    private String failed(long connectionId, TokenRefresh.Outcome outcome) {
        Failure failure = outcome.failure();
        if (failure instanceof RefusedFailure) {
            connections.markFailing(connectionId, failure.getMessage());
        }
        throw failure;
    }

    private boolean taken(ReentrantLock lock) {
        try {
            return lock.tryLock(rules.lockWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static PassingFailure busy(long connectionId) {
        return new PassingFailure("The token of connection " + connectionId
                + " is being renewed by another process, which has not ended in time. It is tried again.");
    }
}
