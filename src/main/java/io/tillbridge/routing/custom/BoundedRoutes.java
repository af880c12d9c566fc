package io.tillbridge.routing.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.ExecutorServiceAwareDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThreadsDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.model.language.ConstantExpression;

/**
 * Changes routes between their file and Camel: secrets leave the addresses; routes below custom/ get the limits of
 * {@link EndpointText} and share the threads of {@link CustomResources}.
 */
final class BoundedRoutes implements RouteBuilderLifecycleStrategy {
    private final CustomResources resources;
    private final boolean custom;

    BoundedRoutes(CustomResources resources, boolean custom) {
        this.resources = resources;
        this.custom = custom;
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        CamelContext context = builder.getContext();
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            // One that its precondition leaves out may name secrets that are not set.
            if (!isOff(route, context)) {
                route(route, context);
            }
        }
        for (RouteTemplateDefinition template :
                builder.getRouteTemplateCollection().getRouteTemplates()) {
            route(template.getRoute(), context);
        }
    }

    private static boolean isOff(RouteDefinition route, CamelContext context) {
        String condition = route.getPrecondition();
        return condition != null
                && context.resolvePropertyPlaceholders(condition).strip().equalsIgnoreCase("false");
    }

    private void route(RouteDefinition route, CamelContext context) {
        if (custom) {
            // What is read from a stream can be read again, and is in a temporary file when it is long.
            route.streamCache("true");
        }
        if (route.getInput() != null) {
            route.getInput().setUri(text(route.getInput().getUri(), true, context));
        }
        List<ProcessorDefinition<?>> steps = new ArrayList<>(
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream()
                        .map(step -> (ProcessorDefinition<?>) step)
                        .toList());
        for (ProcessorDefinition<?> step : steps) {
            address(step, uri -> text(uri, false, context));
            if (custom) {
                limit(step, context);
            }
        }
    }

    private String text(String uri, boolean from, CamelContext context) {
        if (uri == null) {
            return null;
        }
        String text = EndpointText.withoutSecrets(uri, name -> resources.offerSecret(name, context));
        if (!custom) {
            return text;
        }
        text = EndpointText.withoutLongKeys(text, name -> resources.offerKey(name, context));
        resources.need(EndpointText.scheme(text), context);
        return EndpointText.limited(text, from);
    }

    private static void address(ProcessorDefinition<?> step, UnaryOperator<String> change) {
        if (step instanceof SendDefinition<?> send) {
            send.setUri(change.apply(send.getUri()));
        } else if (step instanceof ToDynamicDefinition dynamic) {
            dynamic.setUri(change.apply(dynamic.getUri()));
        } else if (step instanceof PollDefinition poll) {
            poll.setUri(change.apply(poll.getUri()));
        } else if (step instanceof ExpressionNode enrich
                && List.of("enrich", "pollEnrich").contains(step.getShortName())
                && enrich.getExpression() instanceof ConstantExpression constant) {
            enrich.setExpression(new ConstantExpression(change.apply(constant.getExpression())));
        }
    }

    private void limit(ProcessorDefinition<?> step, CamelContext context) {
        if (step instanceof ExecutorServiceAwareDefinition<?> threads && takesThreads(step)) {
            threads.executorService(resources.threads(context));
        }
        resources.steps(context).limit(step);
        if (step instanceof UnmarshalDefinition unmarshal) {
            resources.unpacking().limit(unmarshal, context);
        }
    }

    /** Else they work in the thread that brings the message. */
    private static boolean takesThreads(ProcessorDefinition<?> step) {
        return step instanceof WireTapDefinition<?>
                || step instanceof ThreadsDefinition
                || step instanceof SplitDefinition split && split.getParallelProcessing() != null
                || step instanceof MulticastDefinition multicast && multicast.getParallelProcessing() != null
                || step instanceof AggregateDefinition aggregate && aggregate.getParallelProcessing() != null
                || step instanceof OnCompletionDefinition completion && completion.getParallelProcessing() != null;
    }
}
