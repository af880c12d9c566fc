package io.tillbridge.routing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.impl.engine.DefaultInflightRepository;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.ExchangeHelper;

/** Counts the exchanges inside each version of a route. Camel itself counts by route id, which two versions share. */
final class RouteTraffic implements RoutePolicyFactory {

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Counter();
    }

    /** Exchanges that this version of the route is at work on. */
    static int inside(Route route) {
        return route.getRoutePolicyList().stream()
                .filter(Counter.class::isInstance)
                .mapToInt(policy -> ((Counter) policy).inside.get())
                .sum();
    }

    /** What has passed this version of the route; a failure that its failure handling took counts, too. */
    static Traffic of(Route route) {
        return route.getRoutePolicyList().stream()
                .filter(Counter.class::isInstance)
                .map(policy -> ((Counter) policy).now())
                .reduce(Traffic.NONE, Traffic::plus);
    }

    /** Not one of Camel's services: those hear nothing more once their route is stopped. */
    private static final class Counter implements RoutePolicy {
        private final AtomicInteger inside = new AtomicInteger();
        private final LongAdder messages = new LongAdder();
        private final LongAdder failures = new LongAdder();

        Traffic now() {
            return new Traffic(messages.sum(), failures.sum(), null);
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            inside.incrementAndGet();
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            inside.decrementAndGet();
            messages.increment();
            if (exchange.isFailed() || ExchangeHelper.isFailureHandled(exchange)) {
                failures.increment();
            }
        }

        @Override
        public void onInit(Route route) {}

        @Override
        public void onRemove(Route route) {}

        @Override
        public void onStart(Route route) {}

        @Override
        public void onStop(Route route) {}

        @Override
        public void onSuspend(Route route) {}

        @Override
        public void onResume(Route route) {}
    }

    /** Keeps the count of a route id while old exchanges are under way, so that an end in order waits for them. */
    static final class Inflight extends DefaultInflightRepository {

        @Override
        public void removeRoute(String routeId) {
            if (size(routeId) == 0) {
                super.removeRoute(routeId);
            }
        }
    }
}
