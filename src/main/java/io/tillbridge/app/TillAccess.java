package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.PendingSignIns;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.lightspeed.rseries.signin.RSeriesConnectionTest;
import io.tillbridge.lightspeed.rseries.signin.RSeriesSignIn;
import io.tillbridge.lightspeed.rseries.signin.SignInEndpoints;
import io.tillbridge.lightspeed.rseries.signin.SignInHttp;
import io.tillbridge.lightspeed.rseries.signin.StoredTokens;
import io.tillbridge.lightspeed.rseries.signin.TokenRules;
import java.time.Duration;

/** What it takes to sign in to R-Series accounts and to have tokens for them, in one place. */
final class TillAccess implements AutoCloseable {
    private static final String CALLBACK = "/api/v1/oauth/callback";

    final AccessTokens tokens;
    final ConnectionSignIn signIns;
    final ConnectionTest test;
    private final SignInHttp http;

    TillAccess(HubCore core) {
        Configuration configuration = core.configuration();
        Duration answer = configuration.duration("rseries.token-timeout");
        TokenRules rules = TokenRules.of(configuration.duration("rseries.refresh-margin"), answer);
        SignInEndpoints endpoints = new SignInEndpoints(
                configuration.text("rseries.authorize-url"),
                configuration.text("rseries.token-url"),
                configuration.text("rseries.revoke-url"),
                configuration.text("rseries.api"));
        Grants grants = new Grants(core.database().jdbi(), core.secrets());
        PendingSignIns pending = new PendingSignIns(core.database().jdbi(), core.secrets(), core.clock());
        String hub = configuration.text("http.public-url").replaceFirst("/+$", "");
        http = new SignInHttp(HubCheck.outbound(configuration), answer);
        tokens = new StoredTokens(core.connections(), grants, http, endpoints, rules, core.clock());
        signIns = new RSeriesSignIn(
                core.connections(),
                grants,
                pending,
                http,
                endpoints,
                rules,
                core.clock(),
                hub.isEmpty() ? "" : hub + CALLBACK);
        test = new RSeriesConnectionTest(core.connections(), grants, tokens, http, endpoints);
    }

    @Override
    public void close() {
        http.close();
    }
}
