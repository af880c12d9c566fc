package io.tillbridge.lightspeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A context for shipped kamelets and routes that use them. Start it once the beans are bound and the kamelets loaded. */
public final class KameletContext implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();

    public KameletContext() {
        context.disableJMX();
        context.setAllowUseOriginalMessage(true);
        context.getPropertiesComponent().addInitialProperty("failures.retries", "2");
        context.getPropertiesComponent().addInitialProperty("failures.pause", "1");
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
    }

    public CamelContext context() {
        return context;
    }

    public void bind(String name, Object bean) {
        context.getRegistry().bind(name, bean);
    }

    /** A file below the project's folder. */
    public void load(String file) {
        try {
            add("file:" + file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(String name, String text) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void start() {
        context.start();
    }

    /** Uses a kamelet as a step of a route. */
    public void use(String route, String kamelet, Map<String, String> parameters) {
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
        parameters.forEach((name, value) -> {
            String quote = value.contains("\"") ? "'" : "\"";
            text.append(" ".repeat(16) + name + ": " + quote + value + quote + "\n");
        });
        add("file:" + route + ".camel.yaml", text.toString());
    }

    public Exchange send(String route, Consumer<Exchange> prepared) {
        return context.createFluentProducerTemplate()
                .to("direct:" + route)
                .withProcessor(prepared::accept)
                .send();
    }

    @Override
    public void close() {
        context.stop();
    }
}
