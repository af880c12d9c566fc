package io.tillbridge.lightspeed.rseries;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped kamelets of tills with their beans, and routes that use them, for the connection 7. */
final class TillRoutes implements AutoCloseable {
    static final String FIRST = "eyJfirst.token";
    static final String SECOND = "eyJsecond.token";
    static final String ACCOUNT = "/API/V3/Account/770042/";

    final RSeriesClient client;
    final Tokens tokens = new Tokens();
    private final DefaultCamelContext context = new DefaultCamelContext();
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
                        Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(3), 100_000, 8),
                OutboundRules.none(),
                new CurrentRun());
        AccountTargets targets =
                new AccountTargets(id -> id == 7 ? Optional.of(connection(settings)) : Optional.empty(), url);
        client = new RSeriesClient(targets, tokens, buckets, http, new CurrentRun());
        RSeriesCalls calls = new RSeriesCalls(client, new CurrentRun());
        context.disableJMX();
        context.getPropertiesComponent().addInitialProperty("failures.retries", "2");
        context.getPropertiesComponent().addInitialProperty("failures.pause", "1");
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
        context.getRegistry().bind("rseriesCalls", calls);
        context.getRegistry().bind("rseriesPages", new RSeriesPages(client, calls, time -> {}));
        load("routes/kamelets/rseries-call.kamelet.yaml");
        load("routes/kamelets/rseries-pages.kamelet.yaml");
        context.start();
    }

    private static Connection connection(Map<String, Object> settings) {
        Instant made = Instant.parse("2026-05-04T18:00:00Z");
        return new Connection(
                7, RSeries.NAME, "Till", true, new HashMap<>(settings), Map.of(), ConnectionState.OK, null, null, null, 1, made, made);
    }

    private void load(String file) {
        try {
            add("file:" + file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, String text) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uses a kamelet as a step of a route. */
    void use(String route, String kamelet, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(
                """
                - route:
                    id: %s
                    from:
                      uri: direct
                      parameters:
                        name: %s
                      steps:
                        - to:
                            uri: kamelet:%s
                            parameters:
                """
                        .formatted(route, route, kamelet));
        parameters.forEach((name, value) -> text.append(" ".repeat(16) + name + ": '" + value + "'\n"));
        add("file:" + route + ".camel.yaml", text.toString());
    }

    Exchange send(String route, Object body) {
        return context.createFluentProducerTemplate()
                .to("direct:" + route)
                .withProcessor(exchange -> {
                    exchange.setVariable("connection", 7L);
                    exchange.getMessage().setHeader("X-Own", "kept");
                    exchange.getMessage().setBody(body);
                })
                .send();
    }

    @Override
    public void close() {
        context.stop();
        http.close();
    }

    /** Has two tokens; renewing gives the second one. */
    static final class Tokens implements AccessTokens {
        final List<String> refused = new ArrayList<>();
        private String now = FIRST;

        @Override
        public synchronized String current(long connectionId) {
            return now;
        }

        @Override
        public synchronized String insteadOf(long connectionId, String token) {
            if (now.equals(SECOND) && token.equals(SECOND)) {
                throw new RefusedFailure("Sign in again.");
            }
            refused.add(token);
            now = SECOND;
            return now;
        }
    }
}
