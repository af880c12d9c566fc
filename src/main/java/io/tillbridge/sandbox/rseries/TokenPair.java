package io.tillbridge.sandbox.rseries;

import java.time.Instant;
import java.util.List;

/** An access token and the refresh token that came with it. */
public final class TokenPair {
    private final String access;
    private final String refresh;
    private final List<String> scopes;
    private final TokenPair parent;
    private Instant until;
    private Instant refreshedAt;
    private boolean revoked;
    private boolean refreshDead;
    private boolean used;

    TokenPair(String access, String refresh, List<String> scopes, TokenPair parent, Instant from, Instant until) {
        this.access = access;
        this.refresh = refresh;
        this.scopes = List.copyOf(scopes);
        this.parent = parent;
        this.refreshedAt = from;
        this.until = until;
    }

    public String access() {
        return access;
    }

    public String refresh() {
        return refresh;
    }

    /** With their prefix. */
    public List<String> scopes() {
        return scopes;
    }

    /** When the access token ends. */
    public Instant until() {
        return until;
    }

    /** Whether the API has seen the access token. */
    public boolean isUsed() {
        return used;
    }

    TokenPair parent() {
        return parent;
    }

    Instant refreshedAt() {
        return refreshedAt;
    }

    boolean isRevoked() {
        return revoked;
    }

    boolean isRefreshDead() {
        return refreshDead || revoked;
    }

    void endAt(Instant time) {
        until = time;
    }

    void refreshed(Instant time) {
        refreshedAt = time;
    }

    void revoke() {
        revoked = true;
    }

    void endRefresh() {
        refreshDead = true;
    }

    void use() {
        used = true;
    }

    @Override
    public String toString() {
        return "TokenPair[until " + until + "]";
    }
}
