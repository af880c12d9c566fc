package io.tillbridge.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Lets a step go to the address and run the query that its file shows: headers that would change either are removed
 * before the step, wherever they come from. {@link ControlHeaderCheck} refuses the file that sets them.
 */
final class AddressGuard implements InterceptStrategy {
    private static final Set<String> STEERED = Set.of("http", "https", "jdbc", "sql");

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        String uri = uri(definition);
        return uri != null && STEERED.contains(Step.scheme(context.resolvePropertyPlaceholders(uri)))
                ? new Plain(target)
                : target;
    }

    private static String uri(NamedNode definition) {
        if (definition instanceof SendDefinition<?> send) {
            return send.getEndpointUri();
        }
        return definition instanceof ToDynamicDefinition dynamic ? dynamic.getUri() : null;
    }

    private static final class Plain extends DelegateAsyncProcessor {
        Plain(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            for (String name : List.copyOf(exchange.getMessage().getHeaders().keySet())) {
                boolean control = name.toLowerCase(Locale.ROOT).startsWith("camel");
                if (control && !ControlHeaderCheck.STAY_AT_THE_ADDRESS.contains(name)) {
                    exchange.getMessage().removeHeader(name);
                }
            }
            return super.process(exchange, callback);
        }
    }
}
