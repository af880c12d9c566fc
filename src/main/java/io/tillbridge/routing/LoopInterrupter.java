package io.tillbridge.routing;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Ends a loop that would never end by itself: at its next turn, a few seconds after its run was told to stop or its
 * route is gone from the files. A flow that minds the word itself ends in its own order before.
 */
final class LoopInterrupter implements InterceptStrategy {
    private static final String SINCE = "tillbridge.stops-since";

    private final Predicate<Exchange> toldToStop;
    private final long graceNanos;

    /**
     * @param toldToStop whether the work that a message belongs to was told to stop
     * @param grace how long it may go on after that
     */
    LoopInterrupter(Predicate<Exchange> toldToStop, Duration grace) {
        this.toldToStop = toldToStop;
        this.graceNanos = grace.toNanos();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        boolean beginsTurn = definition instanceof ProcessorDefinition<?> step
                && step.getParent() instanceof LoopDefinition loop
                && loop.getOutputs().indexOf(step) == 0;
        return beginsTurn ? new Turn(target) : target;
    }

    private boolean over(Exchange exchange) {
        if (!isGone(exchange) && !toldToStop.test(exchange)) {
            exchange.removeProperty(SINCE);
            return false;
        }
        Long since = exchange.getProperty(SINCE, Long.class);
        if (since == null) {
            exchange.setProperty(SINCE, System.nanoTime());
            return false;
        }
        return System.nanoTime() - since >= graceNanos;
    }

    /** Also for a moment while one version of a route is exchanged for another. */
    private static boolean isGone(Exchange exchange) {
        Route route = ExchangeHelper.getRoute(exchange);
        return route != null && exchange.getContext().getRoute(route.getId()) == null;
    }

    /** The first step of each turn. */
    private final class Turn extends DelegateAsyncProcessor {
        Turn(Processor first) {
            super(first);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (over(exchange)) {
                exchange.setException(
                        new CancellationException("The loop was stopped: its run was cancelled or its route is gone"));
                callback.done(true);
                return true;
            }
            return super.process(exchange, callback);
        }
    }
}
