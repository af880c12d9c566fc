package io.tillbridge.app;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.resource.RouteServices;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.routing.CustomFiles;
import io.tillbridge.routing.CustomGround;
import io.tillbridge.routing.ExchangeLines;
import io.tillbridge.routing.LintContext;
import io.tillbridge.routing.ReloadStatus;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.routing.RouteFinding;
import io.tillbridge.routing.RouteReload;
import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.routing.SecretFunction;
import io.tillbridge.routing.custom.CustomResources;
import io.tillbridge.routing.custom.MessageLimit;
import io.tillbridge.routing.editing.RouteFileEdits;
import io.tillbridge.routing.editing.RouteFileWriter;
import io.tillbridge.routing.editing.ShippedRouteTexts;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The route files of a hub: loaded before the context starts, watched afterwards; changes go live when
 * {@code routes.reload} is on.
 */
final class HubRoutes implements AutoCloseable {
    private final RouteReload reload;
    private final RunningRoutes running;
    private final boolean goLive;

    /** @param live gets what the files of {@code custom/} declare beside their routes, whenever it changes */
    HubRoutes(
            Configuration configuration,
            CamelContext context,
            RouteCheck check,
            RouteSecrets secrets,
            Consumer<CustomFiles> live) {
        CustomResources custom = new CustomResources(
                configuration.routeFiles(), new MessageLimit(configuration.size(MessageLimit.KEY)), secrets::find);
        reload = new RouteReload(context, configuration.folder("routes.dir"), check, Clock.systemUTC(), custom);
        goLive = configuration.flag("routes.reload") || configuration.flag("routes.editing");
        running = new RunningRoutes(
                context, configuration.folder("routes.dir"), check, reload::status, Clock.systemUTC());
        if (configuration.flag("routes.show-exchanges")) {
            context.getManagementStrategy().addEventNotifier(new ExchangeLines());
        }
        check.secretsOf(name -> isThere(secrets, name));
        context.getPropertiesComponent().addPropertiesFunction(new SecretFunction(custom::secret));
        reload.onChange(files -> {
            live.accept(files);
            running.live(files.texts());
        });
        running.count();
        reload.prepare(exchange -> exchange.getVariable("run") instanceof RunLog run && run.stops());
    }

    /** With the database away nothing is known of them; the load of a route that names one says so. */
    private static boolean isThere(RouteSecrets secrets, String name) {
        try {
            return secrets.isThere(name);
        } catch (RuntimeException away) {
            return true;
        }
    }

    /** What route files may lean on, given the beans of the hub. */
    static LintContext surroundings(Configuration configuration, Map<String, Class<?>> beans, Contract contract) {
        Map<String, String> keys = new TreeMap<>();
        configuration.asProperties().forEach((name, value) -> keys.put(name.toString(), value.toString()));
        RouteSecrets.inFiles(configuration).forEach(name -> keys.put("secret:" + name, ""));
        CustomGround custom = new CustomGround(
                configuration.components(),
                configuration.routeFiles(),
                configuration::customKeys,
                new ExtraJars(configuration.home().resolve("lib"))::missing);
        Set<String> kinds =
                Set.copyOf(ConnectionKinds.shipped(List::of, id -> false).names());
        return new LintContext(beans, keys, contract.operationIds(), flows(), kinds, custom, ApiForRoutes.of(contract));
    }

    /** The routes that runs begin with. */
    private static Map<String, String> flows() {
        Map<String, String> flows = new TreeMap<>();
        for (Job job : Jobs.shipped()) {
            job.kinds()
                    .forEach(kind -> flows.put(
                            job.flow(kind), "the flow of the job " + job.name() + " of " + kind + " connections"));
        }
        return flows;
    }

    /** What a route may do with the API. */
    Set<Permission> permissions(String route) {
        return reload.permissions(route).stream()
                .flatMap(name -> Permission.named(name).stream())
                .collect(Collectors.toSet());
    }

    /** Adds all routes to the context, before it starts. */
    void load() {
        reload.load();
    }

    /** Begins to look for saved changes, after the context has started. */
    void watch() {
        reload.watch(goLive);
    }

    /** For the API. */
    RouteServices services(HubCore core) {
        Configuration configuration = core.configuration();
        return new RouteServices(
                running,
                new RouteFileEdits(
                        running,
                        new RouteFileWriter(configuration.folder("routes.dir")),
                        new ShippedRouteTexts(),
                        core.database().jdbi(),
                        core.clock(),
                        configuration.flag("routes.editing")),
                goLive);
    }

    ReloadStatus status() {
        return reload.status();
    }

    /** What keeps the files on disk from running, or null. */
    String fault() {
        List<RouteFinding> faults = reload.status().faults();
        return faults.isEmpty() ? null : faults.stream().map(RouteFinding::text).collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        reload.close();
    }
}
