package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.PendingSignIns;
import io.tillbridge.connection.Secrets;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.lightspeed.rseries.AccountTargets;
import io.tillbridge.lightspeed.rseries.Buckets;
import io.tillbridge.lightspeed.rseries.RSeriesClient;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.MutableClock;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.settings.Author;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database, a sign-in server, and what a hub has to do with both. */
final class SignInWorld implements AutoCloseable {
    static final Author ANN = new Author("person:3", "Ann");

    final Database database = TestDatabase.fresh(16);
    final SignInServer server = new SignInServer();
    final MutableClock clock = new MutableClock();
    final Connections connections;
    final Grants grants;
    final PendingSignIns pending;
    final RSeriesSignIn signIn;
    private final SignInHttp http = new SignInHttp(OutboundRules.none(), Duration.ofSeconds(10));
    private final LightspeedHttp calls = new LightspeedHttp(new LightspeedHttp.Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 1_000_000, 4));
    private final TokenRules rules = TokenRules.of(Duration.ofMinutes(2), Duration.ofSeconds(10));

    SignInWorld(Path folder) {
        Secrets secrets = Secrets.open(folder, null, database.jdbi());
        connections = new Connections(database.jdbi(), secrets, ConnectionKinds.shipped(List::of, id -> true), clock);
        grants = new Grants(database.jdbi(), secrets);
        pending = new PendingSignIns(database.jdbi(), secrets, clock);
        signIn = new RSeriesSignIn(
                connections,
                grants,
                pending,
                http,
                server.endpoints(),
                rules,
                clock,
                "https://hub.example/api/v1/oauth/callback");
    }

    /** Tokens as another process of the hub has them. */
    AccessTokens tokens() {
        return new StoredTokens(connections, grants, http, server.endpoints(), rules, clock);
    }

    RSeriesConnectionTest test() {
        RSeriesClient api = new RSeriesClient(
                new AccountTargets(connections::find, server.address()),
                tokens(),
                new Buckets(20, 80, SteadyClock.of(clock), Sleeper.sleeping()),
                calls,
                new CurrentRun());
        return new RSeriesConnectionTest(connections, grants, api);
    }

    Connection till(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("clientId", SignInServer.CLIENT);
        return connections.create(Map.of(
                "kind",
                "rseries",
                "name",
                "Riverside",
                "settings",
                all,
                "secrets",
                Map.of("clientSecret", SignInServer.SECRET)));
    }

    /** A connection that somebody signed in to. */
    long signedIn() {
        return signedIn(Map.of());
    }

    long signedIn(Map<String, ?> settings) {
        long id = till(settings).id();
        if (!again(id).ok()) {
            throw new IllegalStateException(grants.find(id).toString());
        }
        return id;
    }

    /** Somebody signs in, again or for the first time. */
    ConnectionSignIn.Result again(long id) {
        return signIn.complete(answer(server.allow(signIn.begin(id, ANN).url())));
    }

    static Map<String, String> answer(String landed) {
        return SignInServer.form(landed.substring(landed.indexOf('?') + 1));
    }

    Grant grant(long id) {
        return grants.find(id);
    }

    /** Calls of the token endpoint since the sign-in. */
    long refreshes() {
        return server.asked().stream()
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .count();
    }

    /** The token ends. */
    void expire() {
        clock.pass(Duration.ofHours(2));
    }

    @Override
    public void close() {
        http.close();
        calls.close();
        server.close();
        database.close();
    }
}
