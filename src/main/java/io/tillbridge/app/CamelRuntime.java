package io.tillbridge.app;

import io.tillbridge.run.ZonedSchedulers;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.main.Main;

/** camel-main as the hub runs it: our keys as placeholders, our beans by name, health and metrics on a port of their own. */
final class CamelRuntime implements AutoCloseable {
    private final Main main = new Main();
    private final String host;
    private final int port;

    /**
     * @param keys the effective configuration, for {@code {{key}}} in routes
     * @param host where health and metrics listen
     * @param port 0 for any free one
     */
    CamelRuntime(Properties keys, String host, int port) {
        this.host = host;
        this.port = PortFault.tried("management", host, port);
        Properties set = new Properties();
        set.putAll(keys);
        set.putAll(own());
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(set);
    }

    private Properties own() {
        Properties own = new Properties();
        own.putAll(Map.of(
                "camel.main.name", "tillbridge",
                "camel.main.allow-use-original-message", "true",
                "camel.main.stream-caching-enabled", "false",
                "camel.main.shutdown-timeout", "30",
                "camel.main.routes-include-pattern", "false",
                "camel.main.startup-summary-level", "Off"));
        // A bean for each step of each route would be a tenth of the memory at rest; health and metrics have a port.
        own.put("camel.main.jmx-enabled", "false");
        // A partner's server that is away is no fault of the hub: its route tells it.
        own.put("camel.health.consumers-enabled", "false");
        // The log steps of routes, under one name that the console always shows.
        own.put("camel.main.log-name", "tillbridge.route.${routeId}");
        // What fails in a kamelet is for the error handler of the route that calls it: tried again, or kept.
        own.put("camel.component.kamelet.no-error-handler", "true");
        own.putAll(Map.of(
                "camel.metrics.enabled", "true",
                "camel.metrics.enable-message-history", "false",
                "camel.management.enabled", "true",
                "camel.management.host", host,
                "camel.management.port", Integer.toString(port),
                "camel.management.health-check-enabled", "true",
                "camel.management.metrics-enabled", "true",
                "camel.health.exposure-level", "full"));
        return own;
    }

    void bind(String name, Object bean) {
        main.bind(name, bean);
    }

    /** Adds routes written in Java, before the start. */
    void addRoutes(RoutesBuilder builder) {
        try {
            main.getCamelContext().addRoutes(builder);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Routes written in Java do not load", e);
        }
    }

    void health(HealthCheck check) {
        main.bind(check.getId() + "-health", check);
    }

    /** Brings the context up without starting it, so that what needs it can be made. */
    CamelContext init() {
        main.init();
        CamelContext context = main.getCamelContext();
        // Keys are read, checked and written plainly by the configuration: what stands in -D as "5s" is not for routes.
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        QuartzComponent quartz = (QuartzComponent) context.getComponent("quartz", true, false);
        quartz.setSchedulerFactory(new ZonedSchedulers(quartz.getSchedulerFactory()));
        return context;
    }

    void start() {
        main.start();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        main.stop();
    }
}
