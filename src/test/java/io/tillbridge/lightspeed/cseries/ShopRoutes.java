package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.KameletContext;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** The shipped kamelets with their beans, in a context of their own, and a route that uses them. */
final class ShopRoutes implements AutoCloseable {
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String SECRET = "fedcba9876543210fedcba9876543210";

    private final KameletContext kamelets = new KameletContext();
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
        kamelets.bind("cseriesHttp", http);
        kamelets.bind("cseriesCalls", calls);
        kamelets.bind("cseriesPages", new CSeriesPages(kamelets.context(), time -> {}));
        link = new CSeriesClient(kamelets.context(), targets, calls, http);
        kamelets.load("routes/kamelets/cseries-call.kamelet.yaml");
        kamelets.load("routes/kamelets/cseries-pages.kamelet.yaml");
        kamelets.start();
    }

    static Budgets quick() {
        return new Budgets(
                new BudgetRules(20, 100_000, Duration.ZERO), SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping());
    }

    static ShopTarget target(String url) {
        return new ShopTarget(url, "nl", KEY, SECRET);
    }

    void add(String name, String text) {
        kamelets.add(name, text);
    }

    /** Uses a kamelet as a step of a route. */
    void use(String route, String kamelet, Map<String, String> parameters) {
        kamelets.use(route, kamelet, parameters);
    }

    Exchange send(String route, ShopTarget target, Object body) {
        return send(route, exchange -> {
            exchange.setVariable("connection", target);
            exchange.getMessage().setBody(body);
        });
    }

    Exchange send(String route, Consumer<Exchange> prepared) {
        return kamelets.send(route, prepared);
    }

    CamelContext context() {
        return kamelets.context();
    }

    CSeriesCalls calls() {
        return calls;
    }

    CSeriesClient link() {
        return link;
    }

    @Override
    public void close() {
        kamelets.close();
        http.close();
    }
}
