package io.tillbridge.lightspeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A route that splits a list by a kamelet of pages, with one of the shipped configurations of failures. */
public final class WalkedRoutes {
    private WalkedRoutes() {}

    /** How many times it was kept. */
    public static final class Keeper {
        private final AtomicInteger kept = new AtomicInteger();

        public void keep(Object body) {
            kept.incrementAndGet();
        }
    }

    /**
     * Sends a message through such a route.
     *
     * @return the message of its failure; {@code kept} when the route kept it, {@code done} when there is none
     */
    public static String walk(
            CamelContext context, String kamelet, String resource, String configuration, Object connection) {
        Keeper keeper = new Keeper();
        context.getRegistry().bind("failures", keeper);
        String route =
                """
                - route:
                    id: walked
                    routeConfigurationId: %s
                    from:
                      uri: direct:walked
                      steps:
                        - to:
                            uri: kamelet:%s
                            parameters:
                              resource: %s
                        - split:
                            streaming: true
                            stopOnException: true
                            expression:
                              simple:
                                expression: ${body}
                            steps:
                              - log:
                                  message: one
                """
                        .formatted(configuration, kamelet, resource);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            load(context, "failures", Files.readString(Path.of("routes/shared/failures.camel.yaml")));
            load(context, "walked", route);
            Exception fault = template.send("direct:walked", exchange -> exchange.setVariable("connection", connection))
                    .getException();
            return keeper.kept.get() > 0 ? "kept" : fault == null ? "done" : fault.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(CamelContext context, String name, String text) {
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("file:" + name + ".camel.yaml", text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
