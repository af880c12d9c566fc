package io.tillbridge.routing;

import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The steps of routes on trial: shows each one to the trial before it runs, and lets the trial do its work instead. */
final class StubbedSteps implements InterceptStrategy {
    private final Trial trial;
    private volatile Set<String> inside = Set.of();

    /** What a trial does about a step. */
    interface Trial {
        /** @param target where the step sends the message, when that is outside the loaded files; else null */
        Turn turn(ProcessorDefinition<?> step, String target, Exchange exchange);
    }

    /** One run of one step. */
    interface Turn {
        /** What does the work of the step; null for the step itself. */
        Processor instead();

        /** Called when the step has ended, well or with the exception of the exchange. */
        default void ended(Exchange exchange) {}
    }

    StubbedSteps(Trial trial) {
        this.trial = trial;
    }

    /** @param targets addresses without options that are part of the loaded files */
    void inside(Set<String> targets) {
        inside = targets;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Watched(context, (ProcessorDefinition<?>) definition, target);
    }

    private final class Watched extends DelegateAsyncProcessor {
        private final CamelContext context;
        private final ProcessorDefinition<?> definition;

        Watched(CamelContext context, ProcessorDefinition<?> definition, Processor target) {
            super(target);
            this.context = context;
            this.definition = definition;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Turn turn = null;
            try {
                turn = trial.turn(definition, outside(exchange), exchange);
                Processor instead = turn.instead();
                if (instead == null) {
                    Turn running = turn;
                    return super.process(exchange, doneSync -> {
                        running.ended(exchange);
                        callback.done(doneSync);
                    });
                }
                instead.process(exchange);
            } catch (Throwable e) {
                // As a step of Camel's does: failures are for the route's handling.
                exchange.setException(e);
            }
            if (turn != null) {
                turn.ended(exchange);
            }
            callback.done(true);
            return true;
        }

        private String outside(Exchange exchange) {
            String target = target(exchange);
            return target == null || inside.contains(bare(target)) ? null : target;
        }

        /** Where the step sends the message to, or reads one from; null for a step that does neither. */
        private String target(Exchange exchange) {
            if (definition instanceof SendDefinition<?> send) {
                return context.resolvePropertyPlaceholders(send.getEndpointUri());
            }
            if (definition instanceof ToDynamicDefinition dynamic) {
                return evaluated(dynamic.getUri(), exchange);
            }
            if (definition instanceof PollDefinition poll) {
                return context.resolvePropertyPlaceholders(poll.getEndpointUri());
            }
            if (definition instanceof EnrichDefinition enrich) {
                return evaluated(enrich.getExpression().getExpression(), exchange);
            }
            return definition instanceof PollEnrichDefinition enrich
                    ? evaluated(enrich.getExpression().getExpression(), exchange)
                    : null;
        }

        private String evaluated(String uri, Exchange exchange) {
            return context.resolveLanguage("simple")
                    .createExpression(context.resolvePropertyPlaceholders(uri))
                    .evaluate(exchange, String.class);
        }
    }

    /** An address without its options. */
    static String bare(String uri) {
        return uri.replaceFirst("\\?.*", "").replace("://", ":");
    }
}
