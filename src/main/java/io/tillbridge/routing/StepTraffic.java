package io.tillbridge.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Counts the messages that pass each step of each running version of a route or of a route configuration, and those that
 * fail there; two additions for each step. JMX, which could tell the same, is off.
 */
final class StepTraffic implements InterceptStrategy {
    private final Clock clock;
    /** A definition that Camel has let go takes its counts along. */
    private final Map<OptionalIdentifiedDefinition<?>, Map<Integer, Count>> counts =
            Collections.synchronizedMap(new WeakHashMap<>());

    StepTraffic(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        OptionalIdentifiedDefinition<?> owner =
                definition instanceof ProcessorDefinition<?> step ? owner(step) : null;
        if (owner == null || definition.getLineNumber() < 0) {
            return target;
        }
        Count count = counts.computeIfAbsent(owner, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(definition.getLineNumber(), any -> new Count());
        return new Counted(target, count);
    }

    /** The route in which the step stands, or the case of a route configuration. */
    private static OptionalIdentifiedDefinition<?> owner(ProcessorDefinition<?> step) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(step);
        if (route != null) {
            return route;
        }
        NamedNode node = step;
        while (node != null && !(node instanceof OnExceptionDefinition)) {
            node = node.getParent();
        }
        return (OnExceptionDefinition) node;
    }

    /** Of a running route, or of a case of a route configuration: the line on which Camel saw the step → its traffic. */
    Map<Integer, Traffic> of(OptionalIdentifiedDefinition<?> owner) {
        Map<Integer, Traffic> now = new HashMap<>();
        counts.getOrDefault(owner, Map.of()).forEach((line, count) -> now.put(line, count.now()));
        return now;
    }

    private static final class Count {
        private final LongAdder messages = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private volatile Instant lastFailure;

        Traffic now() {
            return new Traffic(messages.sum(), failures.sum(), lastFailure);
        }
    }

    private final class Counted extends DelegateAsyncProcessor {
        private final Count count;

        Counted(Processor step, Count count) {
            super(step);
            this.count = count;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            count.messages.increment();
            return super.process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    count.failures.increment();
                    count.lastFailure = clock.instant();
                }
                callback.done(doneSync);
            });
        }
    }
}
