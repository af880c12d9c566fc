package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped kamelets with their beans, in a context of their own, and a route that uses them. */
final class ShopRoutes implements AutoCloseable {
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String SECRET = "fedcba9876543210fedcba9876543210";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LightspeedHttp http;
    private final CSeriesCalls calls;
    private final CSeriesClient link;

    ShopRoutes(String url, Budgets budgets) {
        this(url, budgets, null);
    }

    ShopRoutes(String url, Budgets budgets, io.tillbridge.connection.Connections connections) {
        http = new LightspeedHttp(new LightspeedHttp.Limits(
                Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(3), 100_000, 8));
        ShopTargets targets = new ShopTargets(connections, new ShopClusters(url, url));
        calls = new CSeriesCalls(targets, budgets);
        context.disableJMX();
        context.setAllowUseOriginalMessage(true);
        context.getPropertiesComponent().addInitialProperty("failures.retries", "2");
        context.getPropertiesComponent().addInitialProperty("failures.pause", "1");
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
        context.getRegistry().bind("cseriesHttp", http);
        context.getRegistry().bind("cseriesCalls", calls);
        context.getRegistry().bind("cseriesPages", new CSeriesPages(context, time -> {}));
        link = new CSeriesClient(context, targets, calls, http);
        load(Path.of("routes/kamelets/cseries-call.kamelet.yaml"));
        load(Path.of("routes/kamelets/cseries-pages.kamelet.yaml"));
        context.start();
    }

    static Budgets quick() {
        return new Budgets(
                new BudgetRules(20, 100_000, Duration.ZERO), SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping());
    }

    static ShopTarget target(String url) {
        return new ShopTarget(url, "nl", KEY, SECRET);
    }

    private void load(Path file) {
        try {
            add("file:" + file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String name, String text) {
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
        parameters.forEach((name, value) -> text.append(" ".repeat(16) + name + ": \"" + value + "\"\n"));
        add("file:" + route + ".camel.yaml", text.toString());
    }

    Exchange send(String route, ShopTarget target, Object body) {
        return send(route, exchange -> {
            exchange.setVariable("connection", target);
            exchange.getMessage().setBody(body);
        });
    }

    Exchange send(String route, Consumer<Exchange> prepared) {
        return context.createFluentProducerTemplate()
                .to("direct:" + route)
                .withProcessor(prepared::accept)
                .send();
    }

    CamelContext context() {
        return context;
    }

    CSeriesCalls calls() {
        return calls;
    }

    CSeriesClient link() {
        return link;
    }

    @Override
    public void close() {
        context.stop();
        http.close();
    }
}
