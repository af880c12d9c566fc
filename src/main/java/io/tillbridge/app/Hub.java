package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.api.http.ApiServer;
import io.tillbridge.api.http.InProcessCalls;
import io.tillbridge.api.resource.ApiOperations;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.routing.ReloadStatus;
import io.tillbridge.routing.custom.CustomPool;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Running;
import io.tillbridge.storage.DatabaseProbe;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub, put together and running: database, routes, workers, API, and the sandbox when it is asked for. Everything
 * a route may name is bound here, and nowhere else.
 */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HubCore core;
    private final HubSandbox sandbox;
    private final DatabaseProbe probe;
    private final HubMetrics metrics;
    private final ConnectionMetrics connectionMetrics;
    private final CamelRuntime camel;
    private final Running running;
    private final ConnectionClocks productSyncs;
    private final VendorServer vendor;
    private final ShopFlows shops;
    private final HubCheckout checkout;
    private final HubPeople people;
    private final HubSubscriptions subscriptions;
    private final AlertFlow alerts;
    private final SiteFiles site;
    private final HubRoutes routes;
    private final HubEvents events;
    private final ApiRoutes apiRoutes;
    private final InProcessCalls inProcess;
    private final ApiServer api;
    private final ProducerTemplate producer;

    private Hub(HubCore core, HubSandbox sandbox, StartPreparation prepared) {
        this.core = core;
        this.sandbox = sandbox;
        Configuration configuration = core.configuration();
        probe = core.database().probe();
        metrics = new HubMetrics((HikariDataSource) core.database().dataSource());
        camel = new CamelRuntime(
                configuration.asProperties(),
                configuration.text("management.host"),
                configuration.number("management.port"));
        // Camel looks for its registry while it comes up.
        camel.bind(HubMetrics.BEAN, metrics.registry());
        CamelContext context = camel.init();
        producer = context.createProducerTemplate();
        running = new Running(
                core.database().jdbi(),
                new QueueOffers(configuration, producer)::offer,
                NodeName.in(core),
                new RunOutcomes(core.connections(), metrics),
                core.clock());
        site = new SiteFiles(core, running, prepared.contract());
        productSyncs = HubClocks.productSyncs(running, core);
        vendor = new VendorServer(HubCheck.times(configuration), HubCheck.outbound(configuration), running.current());
        shops = new ShopFlows(core, context, running, this::apiAddress);
        checkout = new HubCheckout(core, shops, metrics.registry());
        connectionMetrics = new ConnectionMetrics(
                core.database().jdbi(),
                id -> ShopApi.budgetLeft(core.connections(), shops, id),
                new TillMetrics(id -> ShopApi.bucket(core.connections(), shops, id)),
                Map.of("data", configuration.folder("data.dir"), "files", configuration.spool()));
        metrics.registry().getPrometheusRegistry().register(connectionMetrics);
        people = new HubPeople(core, this::apiAddress);
        subscriptions = new HubSubscriptions(core, people.mail(), metrics.registry());
        alerts = new AlertFlow(core, people.mail());
        Map<String, Object> beans = beans();
        RouteBeans.complete(beans).forEach(camel::bind);
        camel.bind(CustomPool.BEAN, core.database().customDataSource());
        metrics.queue(connectionMetrics::queued, running::underWay);
        routes = new HubRoutes(configuration, context, prepared.routes(), core.routeSecrets(), site::live);
        camel.health(new HubHealth("database", true, probe::fault));
        camel.health(new HubHealth("routes", false, routes::fault));
        camel.health(new HubHealth("nodes", false, site::fault));
        HubApi hubApi = new HubApi(core, context, shops, checkout, people, subscriptions, prepared.contract(), routes);
        ApiOperations operations = hubApi.operations(vendor, running, productSyncs);
        events = new HubEvents(core, operations.eventSubjects(), context, metrics.registry());
        apiRoutes = ApiRoutes.of(prepared.contract(), configuration.duration("http.custom.timeout"), operations);
        inProcess = hubApi.inProcess(apiRoutes);
        api = hubApi.server(apiRoutes);
    }

    /**
     * Starts the hub; when it returns, routes run and the API listens.
     *
     * @throws io.tillbridge.routing.RouteFilesFault when a route file has a mistake
     */
    public static Hub start(Configuration configuration) throws IOException, SpoolFault, DialectsInvalid {
        HubSandbox sandbox = HubSandbox.before(configuration);
        StartPreparation prepared = StartPreparation.begin(sandbox.configuration());
        HubCore core = sandbox.open();
        Hub hub;
        try {
            hub = new Hub(core, sandbox, prepared);
        } catch (RuntimeException e) {
            core.close();
            sandbox.close();
            throw e;
        }
        try {
            hub.go();
            return hub;
        } catch (IOException | RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    private void go() throws IOException {
        Configuration configuration = core.configuration();
        core.apiKeys()
                .bootstrap(
                        configuration.text("access.bootstrap.client-id"),
                        configuration.text("access.bootstrap.client-secret"))
                .ifPresent(key ->
                        core.audit().hub("createApiKey", "api-keys/" + key.id(), "As access.bootstrap.client-id asks"));
        sandbox.start(core, shops);
        camel.addRoutes(apiRoutes);
        routes.load();
        core.deliveries().removeOrphans();
        running.runs().recover();
        events.start();
        subscriptions.start();
        camel.start();
        site.start();
        routes.watch();
        running.runs().offerWaiting();
        if (configuration.flag("schedule.enabled")) {
            HubClocks.catchUp(running, core);
        }
        connectionMetrics.start();
        checkout.start();
        api.start();
        people.offerOwner();
    }

    private Map<String, Object> beans() {
        Map<String, Object> beans = new HashMap<>(shops.beans());
        beans.putAll(site.beans());
        beans.putAll(CoreBeans.of(core, running, productSyncs, people, subscriptions));
        beans.putAll(HubApi.beans(() -> inProcess, route -> routes.permissions(route)));
        beans.putAll(alerts.beans());
        beans.putAll(core.feeds().beans(core.connections(), vendor, metrics.registry()));
        beans.putAll(CatalogBeans.of(core, vendor, people.mail(), metrics));
        return beans;
    }

    private void leaveRuns() {
        int left = running.leave(PATIENCE);
        if (left > 0) {
            LOG.info("Still under way: {}; the next start takes the work up again", Quantity.of(left, "run"));
        }
    }

    /** For messages to routes. */
    ProducerTemplate producer() {
        return producer;
    }

    public HubCore core() {
        return core;
    }

    public Running running() {
        return running;
    }

    /** Where the API listens: {@code http://host:port}. */
    public String apiAddress() {
        return api.address();
    }

    /** Where somebody may become the owner; empty when there is one. */
    Optional<String> ownerLink() {
        return people.ownerLink();
    }

    /** Where health and metrics are: {@code http://host:port}. */
    public String managementAddress() {
        return "http://" + core.configuration().text("management.host") + ":" + camel.port();
    }

    /** How saved route files fared. */
    ReloadStatus routeFiles() {
        return routes.status();
    }

    Optional<SandboxSetup> sandbox() {
        return sandbox.setup();
    }

    /** Ends everything in order: the door, the work under way, the clocks, the sandbox, the database. */
    @Override
    public void close() {
        for (AutoCloseable part : new AutoCloseable[] {
            api,
            checkout,
            connectionMetrics,
            routes,
            site,
            (AutoCloseable) this::leaveRuns,
            shops,
            camel,
            subscriptions,
            events,
            running,
            alerts,
            people,
            vendor,
            sandbox,
            probe,
            core
        }) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                LOG.warn("Closing {}: {}", part.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
