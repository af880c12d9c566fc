package io.tillbridge.routing;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Which route a step belongs to, also inside a kamelet. Camel runs a kamelet with a copy of the exchange that knows the
 * kamelet's own route alone; each step that calls one therefore notes its route before. No route file can write such a
 * note: it is an object, and every call of a kamelet writes its own.
 */
public final class CallingRoute {
    private static final String PROPERTY = "tillbridgeCallingRoute";

    private final String id;

    private CallingRoute(String id) {
        this.id = id;
    }

    /** The id of the innermost route that is no kamelet's; empty when none is known. */
    public static Optional<String> of(Exchange exchange) {
        Route route = current(exchange);
        if (route != null && !route.isCreatedByKamelet()) {
            return Optional.of(route.getRouteId());
        }
        return exchange.getProperty(PROPERTY) instanceof CallingRoute noted ? Optional.of(noted.id) : Optional.empty();
    }

    /** Lets the steps of a context that call a kamelet note their route; to be added before any route. */
    public static InterceptStrategy notes() {
        return (context, definition, target, next) -> {
            boolean kamelet = definition instanceof KameletDefinition
                    || (definition instanceof EndpointRequiredDefinition step
                            && String.valueOf(step.getEndpointUri()).startsWith("kamelet:"));
            return kamelet ? new Noting(target) : target;
        };
    }

    private static Route current(Exchange exchange) {
        return exchange.getUnitOfWork() == null
                ? null
                : exchange.getUnitOfWork().getRoute();
    }

    private static final class Noting extends DelegateAsyncProcessor {
        Noting(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Route route = current(exchange);
            if (route != null && !route.isCreatedByKamelet()) {
                exchange.setProperty(PROPERTY, new CallingRoute(route.getRouteId()));
            }
            return super.process(exchange, callback);
        }
    }
}
