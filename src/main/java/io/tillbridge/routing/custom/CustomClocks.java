package io.tillbridge.routing.custom;

import io.tillbridge.run.ZonedSchedulers;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;

/** The clocks of routes below custom/: a scheduler of their own, so that one that blocks holds up no shipped clock. */
final class CustomClocks {
    static final String SCHEME = "custom-quartz";
    private static final String THREADS = "4";

    private CustomClocks() {}

    /** Adds them to a context that runs; Camel tells only components that were there before that it has started. */
    static void add(CamelContext context) {
        QuartzComponent component = component();
        context.addComponent(SCHEME, component);
        try {
            component.onCamelContextStarted(context, true);
        } catch (Exception e) {
            throw new IllegalStateException("The clocks of routes below custom/ do not start", e);
        }
        // A hub that stops while files are read has stopped its components by now.
        if (context.getStatus().isStopping() || context.getStatus().isStopped()) {
            component.stop();
        }
    }

    private static QuartzComponent component() {
        Properties properties = new Properties();
        // Quartz knows its schedulers by name in the whole process.
        properties.setProperty("org.quartz.scheduler.instanceName", "custom-" + UUID.randomUUID());
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", THREADS);
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "custom-clock");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        QuartzComponent component = new QuartzComponent();
        component.setPrefixInstanceName(false);
        component.setEnableJmx(false);
        component.setProperties(properties);
        component.setSchedulerFactory(new ZonedSchedulers(component.getSchedulerFactory()));
        return component;
    }
}
