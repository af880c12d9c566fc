package io.tillbridge.sandbox.rseries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens of an account. Every refresh makes a new pair; the old refresh token dies when the new access token is first used
 * at the API, so that a lost answer can be asked for again. Safe for several threads.
 */
public final class DoubleTokens {
    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TRIES = 5;
    private static final List<String> ALL = List.of(TillScopes.PREFIX + "all");

    private final TillSetup setup;
    private final Clock clock;
    private final TillJwt jwt;
    private final TillQuirks quirks;
    private final List<TokenPair> pairs = new ArrayList<>();
    private final List<SignInCode> codes = new ArrayList<>();
    private final Deque<Instant> tries = new ArrayDeque<>();
    private Duration lifetime = HOUR;

    DoubleTokens(TillSetup setup, Clock clock, TillJwt jwt, TillQuirks quirks) {
        this.setup = setup;
        this.clock = clock;
        this.jwt = jwt;
        this.quirks = quirks;
    }

    /** How an access token stands. */
    enum State {
        UNKNOWN,
        GOOD,
        EXPIRED,
        REVOKED
    }

    /** How long new access tokens live. */
    public synchronized DoubleTokens lifetime(Duration time) {
        lifetime = time;
        return this;
    }

    /** Access tokens that are out end now; their refresh tokens live on. */
    public synchronized void expireAccess() {
        pairs.forEach(pair -> pair.endAt(clock.instant()));
    }

    /** The merchant takes the hub's access away: every token is dead until somebody signs in again. */
    public synchronized void revokeGrant() {
        pairs.forEach(TokenPair::revoke);
        codes.clear();
    }

    /**
     * A pair as after a sign-in.
     *
     * @param scopes with or without prefix; none: all
     */
    public synchronized TokenPair issue(String... scopes) {
        List<String> granted = scopes.length == 0 ? ALL : TillScopes.prefixed(List.of(scopes));
        return pair(granted, null);
    }

    /** A refresh token of the old server, which did not rotate; its first refresh migrates it. */
    public synchronized String legacyRefreshToken(String... scopes) {
        List<String> granted = scopes.length == 0 ? ALL : TillScopes.prefixed(List.of(scopes));
        TokenPair legacy = new TokenPair(
                hex(), hex(), granted, null, clock.instant(), clock.instant().plus(lifetime));
        pairs.add(legacy);
        return legacy.refresh();
    }

    /** The youngest pair. */
    public synchronized Optional<TokenPair> latest() {
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs.get(pairs.size() - 1));
    }

    /** How many pairs were made, with the one of each sign-in. */
    public synchronized int issued() {
        return pairs.size();
    }

    synchronized SignInCode code(List<String> scopes, String challenge, String method) {
        SignInCode code = new SignInCode(hex(), scopes, challenge, method, clock.instant());
        codes.add(code);
        return code;
    }

    /** The code when it exists, is young enough and was never used; it is used by this. */
    synchronized Optional<SignInCode> takeCode(String text) {
        Optional<SignInCode> found =
                codes.stream().filter(code -> code.text().equals(text)).findFirst();
        found.ifPresent(codes::remove);
        return found.filter(code -> code.isAliveAt(clock.instant()));
    }

    synchronized boolean knowsCode(String text) {
        return codes.stream().anyMatch(code -> code.text().equals(text));
    }

    synchronized TokenPair exchange(SignInCode code) {
        return pair(code.scopes(), null);
    }

    synchronized Optional<TokenPair> byRefresh(String token) {
        return pairs.stream().filter(pair -> pair.refresh().equals(token)).findFirst();
    }

    /** Whether the pair's refresh token was taken back, used up or not used for 30 days. */
    synchronized boolean isRefreshDead(TokenPair pair) {
        return pair.isRefreshDead()
                || clock.instant().isAfter(pair.refreshedAt().plus(IDLE));
    }

    /** False: more than five tries in a minute. */
    synchronized boolean mayRefresh() {
        Instant now = clock.instant();
        while (!tries.isEmpty() && !tries.peekFirst().plus(MINUTE).isAfter(now)) {
            tries.removeFirst();
        }
        if (tries.size() >= TRIES) {
            return false;
        }
        tries.addLast(now);
        return true;
    }

    /** As if a minute had passed since the last refresh. */
    public synchronized void forgetTries() {
        tries.clear();
    }

    synchronized TokenPair refresh(TokenPair old) {
        old.refreshed(clock.instant());
        if (quirks.refreshTokenInAnswers()) {
            return pair(old.scopes(), old);
        }
        Instant now = clock.instant();
        TokenPair same = new TokenPair(
                token(old.scopes(), now, now.plus(lifetime)),
                old.refresh(),
                old.scopes(),
                old.parent(),
                now,
                now.plus(lifetime));
        pairs.remove(old);
        pairs.add(same);
        return same;
    }

    synchronized boolean revoke(String refreshToken) {
        Optional<TokenPair> found = byRefresh(refreshToken);
        found.ifPresent(pair -> revokeGrant());
        return found.isPresent();
    }

    synchronized Optional<TokenPair> byAccess(String token) {
        return pairs.stream().filter(pair -> pair.access().equals(token)).findFirst();
    }

    synchronized State state(TokenPair pair) {
        if (pair.isRevoked()) {
            return State.REVOKED;
        }
        return clock.instant().isBefore(pair.until()) ? State.GOOD : State.EXPIRED;
    }

    /** The API has seen this access token: the refresh tokens before it, and pairs made of those beside it, die. */
    synchronized void use(TokenPair pair) {
        if (pair.isUsed()) {
            return;
        }
        pair.use();
        Set<TokenPair> line = new HashSet<>();
        for (TokenPair before = pair.parent(); before != null; before = before.parent()) {
            before.endRefresh();
            line.add(before);
        }
        for (TokenPair other : pairs) {
            if (other != pair && !line.contains(other) && line.contains(other.parent())) {
                other.revoke();
            }
        }
    }

    private TokenPair pair(List<String> scopes, TokenPair parent) {
        Instant now = clock.instant();
        Instant until = now.plus(lifetime);
        TokenPair made = new TokenPair(
                token(scopes, now, until), "def50200" + hex() + hex() + hex(), scopes, parent, now, until);
        pairs.add(made);
        return made;
    }

    private String token(List<String> scopes, Instant from, Instant until) {
        return jwt.token(setup, quirks.accountInTokens(), scopes, from, until);
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "") + "0a1b2c3d";
    }
}
