package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Channel;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of a route that takes nothing more, while its steps serve the exchanges that are inside. */
final class RetiredRoute {
    private static final Logger LOG = LoggerFactory.getLogger(RetiredRoute.class);

    private final Route route;
    private final List<Service> services;
    private final long since = System.nanoTime();

    private RetiredRoute(Route route, List<Service> services) {
        this.route = route;
        this.services = services;
    }

    /** Takes the steps out of Camel's hands, so that they go on when Camel removes the route. */
    static RetiredRoute of(Route route, RouteDefinition definition) {
        List<Service> services = new ArrayList<>(route.getServices());
        route.getServices().clear();
        definition.getOutputs().forEach(output -> {
            if (output instanceof OnExceptionDefinition failure && route.getOnException(failure.getId()) != null) {
                Processor steps = route.getOnException(failure.getId());
                route.setOnException(failure.getId(), new Going(steps));
                add(services, steps);
            } else if (output instanceof OnCompletionDefinition end) {
                // An end that is due is on its exchange already; here Camel would only stop it.
                route.getOnCompletions().forEach(steps -> add(services, steps));
                route.setOnCompletion(end.getId(), new Going(exchange -> {}));
            }
        });
        for (LifecycleStrategy strategy : route.getCamelContext().getLifecycleStrategies()) {
            for (Service service : children(services)) {
                strategy.onServiceRemove(route.getCamelContext(), service, route, false);
            }
        }
        return new RetiredRoute(route, List.copyOf(services));
    }

    private static void add(List<Service> services, Processor steps) {
        if (steps instanceof Service service) {
            services.add(service);
        }
    }

    String id() {
        return route.getId();
    }

    int inside() {
        return RouteTraffic.inside(route);
    }

    boolean olderThan(long nanos) {
        return System.nanoTime() - since >= nanos;
    }

    /** The endpoints that its steps call. */
    Set<Endpoint> endpoints() {
        return endpoints(services);
    }

    /**
     * Stops all steps and takes away the endpoints that no route uses any more.
     *
     * @param others old versions that are not stopped yet
     */
    void stop(ModelCamelContext context, List<RetiredRoute> others) {
        Set<Endpoint> endpoints = endpoints();
        endpoints.add(route.getEndpoint());
        for (Service service : children(services)) {
            try {
                ServiceHelper.stopAndShutdownService(service);
            } catch (RuntimeException e) {
                LOG.warn("The old version of route {} did not stop in order: {}", route.getId(), e.toString());
            }
        }
        context.getRoutes().forEach(other -> {
            endpoints.removeAll(endpoints(other.getServices()));
            endpoints.remove(other.getEndpoint());
        });
        others.stream().filter(other -> other != this).forEach(other -> endpoints.removeAll(other.endpoints()));
        for (Endpoint endpoint : endpoints) {
            try {
                context.removeEndpoint(endpoint);
            } catch (Exception e) {
                LOG.warn("An endpoint of the old route {} did not go: {}", route.getId(), e.toString());
            }
        }
    }

    /** The endpoints that steps call. */
    static Set<Endpoint> endpoints(List<Service> services) {
        Set<Endpoint> endpoints = new HashSet<>();
        for (Service service : children(services)) {
            if (service instanceof EndpointAware aware && aware.getEndpoint() != null) {
                endpoints.add(aware.getEndpoint());
            }
        }
        return endpoints;
    }

    private static Set<Service> children(List<Service> services) {
        Set<Service> all = new LinkedHashSet<>();
        services.forEach(service -> all.addAll(ServiceHelper.getChildServices(service)));
        for (Service service : Set.copyOf(all)) {
            if (service instanceof Channel channel && channel.getErrorHandler() instanceof Service handler) {
                all.add(handler);
            }
        }
        return all;
    }

    /** Steps that Camel does not see as something to stop. */
    private static final class Going implements AsyncProcessor {
        private final AsyncProcessor steps;

        Going(Processor steps) {
            this.steps = AsyncProcessorConverterHelper.convert(steps);
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            steps.process(exchange);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return steps.process(exchange, callback);
        }

        @Override
        public CompletableFuture<Exchange> processAsync(Exchange exchange) {
            return steps.processAsync(exchange);
        }
    }
}
