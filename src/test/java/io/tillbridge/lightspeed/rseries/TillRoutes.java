package io.tillbridge.lightspeed.rseries;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.KameletContext;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** The shipped kamelets of tills with their beans, and routes that use them, for the connection 7. */
final class TillRoutes implements AutoCloseable {
    static final String FIRST = "eyJfirst.token";
    static final String SECOND = "eyJsecond.token";
    static final String ACCOUNT = "/API/V3/Account/770042/";

    final RSeriesClient client;
    final Tokens tokens = new Tokens();
    private final KameletContext kamelets = new KameletContext();
    private final LightspeedHttp http;

    TillRoutes(String url) {
        this(url, Map.of("accountId", "770042", "clientId", "hub"), buckets());
    }

    static Buckets buckets() {
        return new Buckets(20, 80, SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping());
    }

    TillRoutes(String url, Map<String, Object> settings, Buckets buckets) {
        http = new LightspeedHttp(
                new LightspeedHttp.Limits(
                        Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(3), 2_000_000, 8),
                OutboundRules.none(),
                new CurrentRun());
        AccountTargets targets =
                new AccountTargets(id -> id == 7 ? Optional.of(connection(settings)) : Optional.empty(), url);
        client = new RSeriesClient(targets, tokens, buckets, http, new CurrentRun());
        RSeriesCalls calls = new RSeriesCalls(client, new CurrentRun());
        kamelets.bind("rseriesCalls", calls);
        kamelets.bind("rseriesPages", new RSeriesPages(client, calls, time -> {}));
        kamelets.load("routes/kamelets/rseries-call.kamelet.yaml");
        kamelets.load("routes/kamelets/rseries-pages.kamelet.yaml");
        kamelets.start();
    }

    private static Connection connection(Map<String, Object> settings) {
        Instant made = Instant.parse("2026-05-04T18:00:00Z");
        return new Connection(
                7,
                RSeries.NAME,
                "Till",
                true,
                new HashMap<>(settings),
                Map.of(),
                ConnectionState.OK,
                null,
                null,
                null,
                1,
                made,
                made);
    }

    /** Uses a kamelet as a step of a route. */
    void use(String route, String kamelet, Map<String, String> parameters) {
        kamelets.use(route, kamelet, parameters);
    }

    CamelContext context() {
        return kamelets.context();
    }

    Exchange send(String route, Object body) {
        return kamelets.send(route, exchange -> {
            exchange.setVariable("connection", 7L);
            exchange.getMessage().setHeader("X-Own", "kept");
            exchange.getMessage().setBody(body);
        });
    }

    @Override
    public void close() {
        kamelets.close();
        http.close();
    }

    /** Has two tokens; renewing gives the second one. */
    static final class Tokens implements AccessTokens {
        final List<String> refused = new ArrayList<>();
        private String now = FIRST;
        private String other = SECOND;

        synchronized void begin(String first, String second) {
            now = first;
            other = second;
        }

        @Override
        public synchronized String current(long connectionId) {
            return now;
        }

        @Override
        public synchronized String insteadOf(long connectionId, String token) {
            if (token.equals(other)) {
                throw new RefusedFailure("Sign in again.");
            }
            refused.add(token);
            now = other;
            return now;
        }

        @Override
        public Optional<String> account(long connectionId) {
            return Optional.empty();
        }
    }
}
