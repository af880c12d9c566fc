package io.tillbridge.routing;

import io.tillbridge.routing.TrialReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context for one trial: route files in, one message through, thrown away. */
final class TrialRun implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private final DefaultCamelContext context = new DefaultCamelContext(false);
    private final TrialRecord done;
    private final StubbedSteps steps;

    /**
     * How the message ended.
     *
     * @param body as JSON can say it, as the values of the variables are
     */
    record End(Map<String, Object> variables, Object body, Outcome outcome, String detail) {}

    TrialRun(LintContext around, TrialRecord done) {
        this.done = done;
        this.steps = new StubbedSteps(done);
        context.disableJMX();
        context.getCamelContextExtension().setName("trial-" + UUID.randomUUID());
        context.setAllowUseOriginalMessage(true);
        context.setStreamCaching(false);
        context.getShutdownStrategy().setTimeout(1);
        context.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
        // What fails is shown in the report.
        RedeliveryPolicyDefinition quiet = new RedeliveryPolicyDefinition();
        quiet.setLogExhausted("false");
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setRedeliveryPolicy(quiet);
        context.getCamelContextExtension().setErrorHandlerFactory(handler);
        Properties keys = new Properties();
        keys.putAll(around.keys());
        context.getPropertiesComponent().setInitialProperties(keys);
        // No secret is read: a trial shows all that it sends.
        context.getPropertiesComponent()
                .addPropertiesFunction(new SecretFunction(name -> Optional.of("secret-" + name)));
        TrialContext.prepare(
                context,
                new StubbedBeans(around.beans(), (bean, method, exchange) -> done.result(bean, method)),
                steps,
                around.custom().files());
        context.start();
    }

    /**
     * Adds the routes of all files.
     *
     * @param needed the file that must load; what is wrong with others is for the check of route files to say
     */
    void load(Map<String, String> texts, String needed) {
        Map<String, RouteBuilder> builders = new TreeMap<>();
        Map<String, String> files = new TreeMap<>(texts);
        files.keySet().removeIf(path -> !RouteFiles.isOne(path));
        files.forEach((path, text) -> attempt(path, needed, () -> {
            var resource = ResourceHelper.fromString("file:" + path, RestBlocks.without(text));
            PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(List.of(resource))
                    .forEach(builder -> builders.put(path, (RouteBuilder) builder));
        }));
        List<String> kamelets = builders.keySet().stream()
                .filter(path -> path.endsWith(RouteFile.KAMELET_SUFFIX))
                .toList();
        kamelets.forEach(path -> attempt(path, needed, () -> context.addRoutes(builders.remove(path))));
        builders.forEach((path, builder) ->
                attempt(path, needed, () -> context.addRoutesConfigurations((RouteConfigurationsBuilder) builder)));
        TrialContext.shortenPauses(context);
        List<RouteDefinition> loaded = new ArrayList<>();
        builders.forEach((path, builder) -> attempt(path, needed, () -> loaded.addAll(add(builder))));
        steps.inside(TrialContext.inside(loaded, TrialContext.kamelets(kamelets)));
    }

    private List<RouteDefinition> add(RouteBuilder builder) throws Exception {
        RoutesDefinition all = builder.configureRoutes(context);
        for (RouteDefinition route : all.getRoutes()) {
            TrialContext.begin(route);
            route.setAutoStartup("true");
            route.setPrecondition(null);
            all.prepareRoute(route);
            context.addRouteDefinition(route);
        }
        return all.getRoutes();
    }

    private interface Work {
        void go() throws Exception;
    }

    private static void attempt(String path, String needed, Work work) {
        try {
            work.go();
        } catch (Exception | LinkageError e) {
            if (path.equals(needed)) {
                throw new TrialFault(
                        path + " does not load. Camel says: " + ScratchLoad.reason(e) + ". See ./tillbridge validate.");
            }
        }
    }

    /** Sends the message, and waits for its end. */
    End send(TrialRequest request) {
        ProducerTemplate producer = context.createProducerTemplate();
        CompletableFuture<Exchange> sent = producer.asyncSend("direct:" + request.route(), exchange -> {
            exchange.getMessage().setBody(request.body());
            request.headers().forEach(exchange.getMessage()::setHeader);
            request.variables().forEach((name, value) -> exchange.setVariable(name, TrialObject.of(value)));
        });
        try {
            CompletableFuture.anyOf(sent, done.endless()).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return endless("The message did not end within " + LONGEST_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return endless("The trial was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The trial cannot send its message", e.getCause());
        }
        if (done.endless().isDone()) {
            return endless(
                    "The message took " + TrialRecord.MOST_STEPS + " steps and had not ended. Does the route loop?"
                            + " An answer that ends its loop may be missing");
        }
        return ended(sent.join());
    }

    private static End endless(String why) {
        return new End(Map.of(), null, Outcome.ENDLESS, why + ".");
    }

    private End ended(Exchange exchange) {
        Map<String, Object> variables = new TreeMap<>();
        exchange.getVariables().forEach((name, value) -> variables.put(name, TrialValue.plain(value)));
        Object body = TrialValue.plain(exchange.getMessage().getBody());
        List<String> keepers = done.keepers();
        List<String> handlers = done.handlers();
        if (exchange.getException() != null) {
            return new End(variables, body, Outcome.FAILED, failed(exchange.getException()));
        }
        if (!keepers.isEmpty()) {
            String kept = keepers.size() == 1 ? "The message was kept" : keepers.size() + " messages were kept";
            return new End(variables, body, Outcome.KEPT, kept + " by " + keepers.get(keepers.size() - 1) + ".");
        }
        if (!handlers.isEmpty()) {
            String by = handlers.get(handlers.size() - 1);
            return new End(variables, body, Outcome.HANDLED, "A failure was handled by " + by + ".");
        }
        return exchange.getExchangeExtension().isFailureHandled()
                ? new End(variables, body, Outcome.HANDLED, "A failure was handled by the route configuration.")
                : new End(variables, body, Outcome.DONE, "The message went through.");
    }

    private String failed(Throwable failure) {
        return done.steps().stream()
                .filter(step -> step.failed() != null && step.failed().equals(TrialRecord.why(failure)))
                .reduce((first, last) -> last)
                .map(step -> "Failed at " + (step.id().isEmpty() ? step.does() : step.id()) + ". " + step.failed())
                .orElseGet(() -> "Failed. " + TrialRecord.why(failure));
    }

    @Override
    public void close() {
        context.stop();
    }
}
