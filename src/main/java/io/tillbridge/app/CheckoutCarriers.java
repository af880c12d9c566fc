package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.carrier.PostnlClient;
import io.tillbridge.checkout.CarrierMemory;
import io.tillbridge.checkout.CarrierOptions;
import io.tillbridge.checkout.DeliveryOptions;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.PostnlSettings;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.SteadyClock;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The carriers of a hub: one source for each connection that is switched on, made anew when it changes. */
final class CheckoutCarriers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 200;
    private static final int MOST = 50;

    final LightspeedHttp http;
    private final Connections connections;
    private final CheckoutMetrics metrics;
    private final CarrierMemory memory;
    private final int callsPerSecond;
    private final SteadyClock steady;
    private final Clock clock;
    private final ThreadPoolExecutor background;
    private Map<String, Source> sources = Map.of();

    private record Source(PostnlSettings settings, DeliveryOptions options) {}

    CheckoutCarriers(HubCore core, CheckoutMetrics metrics) {
        Configuration configuration = core.configuration();
        this.connections = core.connections();
        this.metrics = metrics;
        this.clock = core.clock();
        this.steady = SteadyClock.of(clock);
        this.http = http(configuration);
        this.callsPerSecond = configuration.number("postnl.calls-per-second");
        this.memory = new CarrierMemory(
                configuration.number("checkout.carrier-places"),
                configuration.duration("checkout.carrier-fresh"),
                configuration.duration("checkout.carrier-kept"),
                steady);
        this.background = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "checkout-carrier");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    static LightspeedHttp http(Configuration configuration) {
        return new LightspeedHttp(
                HttpLimits.of(configuration, "postnl"), HubCheck.outbound(configuration), new CurrentRun());
    }

    /** Tells one state of all carriers from another. */
    String state() {
        return enabled().stream().map(CheckoutCarriers::source).sorted().collect(Collectors.joining(" "));
    }

    /** Those that are switched on now and serve this shop. */
    synchronized List<DeliveryOptions> of(long shop) {
        Map<String, Source> now = new HashMap<>();
        for (Connection connection : enabled()) {
            String source = source(connection);
            Source known = sources.get(source);
            now.put(source, known == null ? source(connection, source) : known);
        }
        sources = now;
        return now.values().stream()
                .filter(source -> source.settings().serves(shop))
                .map(Source::options)
                .toList();
    }

    private List<Connection> enabled() {
        return connections.list(Postnl.NAME, 0, MOST).stream()
                .filter(Connection::enabled)
                .toList();
    }

    private static String source(Connection connection) {
        return connection.id() + ":" + connection.version();
    }

    private Source source(Connection connection, String source) {
        PostnlSettings settings = PostnlSettings.of(connection);
        String key = connections.secret(connection.id(), Postnl.API_KEY).orElse(null);
        DeliveryOptions options = new CarrierOptions(
                new PostnlClient(settings, key, http),
                source,
                settings.cutOffs(),
                callsPerSecond,
                memory,
                new CarrierWatch(connections, connection.id(), metrics, steady),
                background,
                steady,
                clock);
        return new Source(settings, options);
    }

    @Override
    public void close() {
        background.shutdownNow();
        http.close();
    }
}
