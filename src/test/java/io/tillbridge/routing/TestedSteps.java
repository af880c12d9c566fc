package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The steps of the routes under test: writes down which ones run, and replaces those that leave the loaded files. */
final class TestedSteps implements InterceptStrategy {
    private final Map<String, Processor> replaced = new ConcurrentHashMap<>();
    private final List<String> path = new CopyOnWriteArrayList<>();
    private volatile Set<String> inside = Set.of();

    /** @param targets addresses without options that are part of the loaded files */
    void inside(Set<String> targets) {
        inside = targets;
    }

    void replace(String id, Processor replacement) {
        replaced.put(id, replacement);
    }

    MockEndpoint edge(CamelContext context, String id) {
        return context.getEndpoint("mock:" + id, MockEndpoint.class);
    }

    List<String> path() {
        return List.copyOf(path);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        String uri = null;
        if (definition instanceof SendDefinition<?> send) {
            uri = send.getEndpointUri();
        } else if (definition instanceof ToDynamicDefinition dynamic) {
            uri = dynamic.getUri();
        }
        return new Watched(context, (ProcessorDefinition<?>) definition, uri, target);
    }

    private final class Watched extends DelegateAsyncProcessor {
        private final CamelContext context;
        private final ProcessorDefinition<?> definition;
        private final String uri;

        Watched(CamelContext context, ProcessorDefinition<?> definition, String uri, Processor target) {
            super(target);
            this.context = context;
            this.definition = definition;
            this.uri = uri;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String id = definition.getId();
            if (definition.hasCustomIdAssigned()) {
                path.add(id);
            }
            try {
                Processor replacement = replaced.get(id);
                if (replacement == null && !leaves(exchange)) {
                    return super.process(exchange, callback);
                }
                if (replacement == null) {
                    edge(context, id).createProducer().process(exchange);
                } else {
                    replacement.process(exchange);
                }
            } catch (Throwable e) {
                // As a step of Camel's does: failures are for the route's handling.
                exchange.setException(e);
            }
            callback.done(true);
            return true;
        }

        private boolean leaves(Exchange exchange) {
            if (uri == null) {
                return false;
            }
            String target = definition instanceof ToDynamicDefinition
                    ? context.resolveLanguage("simple").createExpression(uri).evaluate(exchange, String.class)
                    : context.resolvePropertyPlaceholders(uri);
            return !inside.contains(target.replaceFirst("\\?.*", "").replace("://", ":"));
        }
    }
}
