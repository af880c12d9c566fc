package io.tillbridge.routing.custom;

import java.util.Optional;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.AggregationStrategyAwareDefinition;
import org.apache.camel.model.DelayDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThrottleDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** Bounds what steps keep in memory: groups of messages, collected bodies, the parts of a split, messages that wait. */
final class BoundedSteps {
    private final MessageLimit limit;
    private final WaitingMessages waiting;
    private final CamelContext context;

    BoundedSteps(MessageLimit limit, WaitingMessages waiting, CamelContext context) {
        this.limit = limit;
        this.waiting = waiting;
        this.context = context;
    }

    void limit(ProcessorDefinition<?> step) {
        if (step instanceof AggregateDefinition aggregate) {
            aggregate.aggregationRepository(new BoundedGroups(waiting));
        }
        String name = name(step);
        if (step instanceof AggregationStrategyAwareDefinition<?> collects) {
            bounded(collects.getAggregationStrategyRef(), name).ifPresent(collects::aggregationStrategy);
        } else if (step instanceof SplitDefinition split) {
            bounded(split.getAggregationStrategy(), name).ifPresent(split::setAggregationStrategy);
        } else if (step instanceof MulticastDefinition multicast) {
            bounded(multicast.getAggregationStrategy(), name).ifPresent(multicast::setAggregationStrategy);
        }
        if (step instanceof SplitDefinition split && split.getExpression() != null) {
            split(split);
        }
        // Else messages wait without a thread, in any number.
        if (step instanceof DelayDefinition delay) {
            delay.setAsyncDelayed("false");
        } else if (step instanceof ThrottleDefinition throttle) {
            throttle.setAsyncDelayed("false");
        }
    }

    private void split(SplitDefinition split) {
        String streaming = split.getStreaming();
        if (streaming == null || !Boolean.parseBoolean(context.resolvePropertyPlaceholders(streaming))) {
            split.setExpression(new ExpressionDefinition((Expression)
                    new BoundedParts(split.getExpression().createExpression(context), limit, name(split))));
        }
    }

    /** Empty when the step collects nothing; a strategy that is not there, Camel tells. */
    private Optional<AggregationStrategy> bounded(String ref, String step) {
        return Optional.ofNullable(ref)
                .map(context::resolvePropertyPlaceholders)
                .map(name -> context.getRegistry().lookupByName(name.replaceFirst("^#(bean:)?", "")))
                .filter(AggregationStrategy.class::isInstance)
                .map(found -> new BoundedCollection((AggregationStrategy) found, limit, waiting, step));
    }

    private static String name(ProcessorDefinition<?> step) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(step);
        return "step '" + (step.getId() == null ? step.getShortName() : step.getId()) + "' of route '"
                + (route == null ? "" : route.getId()) + "'";
    }
}
