package io.tillbridge.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzConsumer;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteStartupOrder;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Takes a route out of a running context at once and lets the exchanges inside it come to their end.
 *
 * <p>Camel's own stop waits for these exchanges, with new ones still coming in, and then cuts them off; a run of an
 * hour would hold up a change for an hour. Here the consumer leaves first, the route id becomes free for the new
 * version, and the old version's steps are stopped when nothing is inside any more.
 */
final class RouteHandover {
    /** A queue's consumer may have taken one more message in the moment it was told to leave. */
    static final Duration AT_LEAST = Duration.ofMillis(2500);

    private final ModelCamelContext context;
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private final List<RetiredRoute> retired = new ArrayList<>();
    private final KameletRoutes kamelets;
    private final long atLeastNanos;
    private boolean kameletsMayGo;

    /** @param atLeast how long an old version is kept although nothing is inside, {@link #AT_LEAST} for queues */
    RouteHandover(CamelContext context, Duration atLeast) {
        this.context = (ModelCamelContext) context;
        this.atLeastNanos = atLeast.toNanos();
        this.kamelets = new KameletRoutes(this.context);
    }

    /** Puts the parts in place that a handover needs; to be called before any route is added. */
    void prepare() {
        context.setInflightRepository(new RouteTraffic.Inflight());
        context.setShutdownStrategy(new Leave(context.getShutdownStrategy()));
        context.addRoutePolicyFactory(new RouteTraffic());
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                stopAll();
            }
        });
    }

    /** Takes the route away; its id is free afterwards. Does nothing when there is no such route. */
    synchronized void retire(String routeId) throws Exception {
        Route route = context.getRoute(routeId);
        RouteDefinition definition = context.getRouteDefinition(routeId);
        if (definition == null) {
            return;
        }
        leaving.add(routeId);
        kameletsMayGo = true;
        try {
            if (route != null) {
                keepQueue(route);
                RetiredRoute old = RetiredRoute.of(route, definition);
                leave(route.getConsumer());
                retired.add(old);
            }
            context.removeRouteDefinition(definition);
        } finally {
            leaving.remove(routeId);
        }
    }

    private static void leave(Consumer consumer) {
        // A clock shares its trigger with the next version, so it must let go now; the others only stop taking.
        if (consumer instanceof QuartzConsumer) {
            ServiceHelper.stopService(consumer);
        } else if (consumer != null) {
            ServiceHelper.suspendService(consumer);
        }
    }

    /** Camel drops a queue and what waits in it with its last route: a second name for the queue keeps it. */
    private void keepQueue(Route route) {
        if (route.getEndpoint() instanceof SedaEndpoint endpoint) {
            SedaComponent component = endpoint.getComponent();
            String name = component.getQueueKey(endpoint.getEndpointUri());
            component.getOrCreateQueue(
                    new SedaEndpoint(name + "?kept=true", component, endpoint.getQueue()), null, null, null);
        }
    }

    /** Stops the old versions that nothing is inside of any more, and the kamelets that nothing uses any more. */
    synchronized void sweep() {
        for (Iterator<RetiredRoute> each = retired.iterator(); each.hasNext(); ) {
            RetiredRoute old = each.next();
            if (old.olderThan(atLeastNanos) && old.inside() == 0) {
                each.remove();
                old.stop(context, retired);
            }
        }
        if (kameletsMayGo) {
            boolean allInUse = kamelets.sweep(retired, atLeastNanos);
            kameletsMayGo = !allInUse || !retired.isEmpty();
        }
    }

    private synchronized void stopAll() {
        retired.forEach(old -> old.stop(context, retired));
        retired.clear();
    }

    /** Exchanges still under way in old versions. */
    synchronized int underWay() {
        return retired.stream().mapToInt(RetiredRoute::inside).sum();
    }

    /** Old versions of routes and unused kamelet routes that are not gone yet, at least one while there may be any. */
    synchronized int retired() {
        return kameletsMayGo ? Math.max(1, retired.size()) : retired.size();
    }

    private synchronized List<String> retiredIds() {
        return retired.stream().map(RetiredRoute::id).toList();
    }

    /** Lets a leaving route go without waiting for its exchanges; all others end as ever. */
    private final class Leave extends DefaultShutdownStrategy {
        Leave(ShutdownStrategy before) {
            setTimeout(before.getTimeout());
            setTimeUnit(before.getTimeUnit());
            setShutdownNowOnTimeout(before.isShutdownNowOnTimeout());
            setShutdownRoutesInReverseOrder(before.isShutdownRoutesInReverseOrder());
            setLogInflightExchangesOnTimeout(before.isLogInflightExchangesOnTimeout());
            setSuppressLoggingOnTimeout(before.isSuppressLoggingOnTimeout());
        }

        @Override
        protected boolean doShutdown(
                CamelContext camel,
                List<RouteStartupOrder> routes,
                long timeout,
                TimeUnit unit,
                boolean suspendOnly,
                boolean abortAfterTimeout,
                boolean forced)
                throws Exception {
            if (!routes.isEmpty()
                    && routes.stream()
                            .allMatch(order -> leaving.contains(order.getRoute().getId()))) {
                return true;
            }
            boolean done = super.doShutdown(camel, routes, timeout, unit, suspendOnly, abortAfterTimeout, forced);
            if (camel.isStopping()) {
                awaitRetired(System.nanoTime() + unit.toNanos(timeout));
            }
            return done;
        }

        /** By Camel's own count: an end of the context does not tell route policies of exchanges that are done. */
        private boolean anyInside() {
            return retiredIds().stream()
                    .anyMatch(id -> context.getInflightRepository().size(id) > 0);
        }

        private void awaitRetired(long until) {
            while (anyInside()
                    && System.nanoTime() < until
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
