package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.wording.Quantity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Answers endpoints of a site's own by their routes, on workers of their own and within a time: a route that blocks holds
 * up other endpoints of the site at most. After its time the worker is interrupted; one that does not care is lost until
 * its route ends.
 */
final class CustomEndpoints implements Handler {
    static final int WORKERS = 8;
    /** Unless somebody says otherwise. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(CustomEndpoints.class);
    private static final int IDLE_SECONDS = 30;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CamelContext context;
    private final ProducerTemplate producer;
    private final Duration longest;
    private final ThreadPoolExecutor workers;

    CustomEndpoints(CamelContext context, Duration longest) {
        this.context = context;
        this.producer = context.createProducerTemplate();
        this.longest = longest;
        this.workers =
                new ThreadPoolExecutor(0, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread worker = new Thread(work, "custom-endpoint-" + NUMBERS.incrementAndGet());
                    worker.setDaemon(true);
                    return worker;
                });
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                workers.shutdownNow();
            }
        });
    }

    @Override
    public ApiResponse handle(ApiRequest request) throws Exception {
        Operation operation = request.operation();
        Future<Exchange> work;
        try {
            work = workers.submit(() -> run(request));
        } catch (RejectedExecutionException full) {
            throw Problem.away("All " + WORKERS + " workers of the endpoints of this site are busy: try again soon")
                    .refusal();
        }
        try {
            return CustomAnswer.of(work.get(longest.toMillis(), TimeUnit.MILLISECONDS), operation.custom());
        } catch (TimeoutException late) {
            work.cancel(true);
            LOG.warn(
                    "Endpoint {}: the route {} did not answer within {}: the caller gets 503, the route is interrupted",
                    operation.id(),
                    operation.custom().route(),
                    longest);
            throw Problem.away("The endpoint did not answer within " + Quantity.of(longest.toSeconds(), "second")
                            + ": whether it did its work is not known")
                    .refusal();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception fault ? fault : e;
        }
    }

    /** The message has the body, one variable for each parameter, and no headers: no request can steer Camel. */
    private Exchange run(ApiRequest request) {
        Exchange exchange = new DefaultExchange(context, ExchangePattern.InOut);
        Map<String, String> given = new HashMap<>(request.query());
        given.putAll(request.path());
        given.forEach(exchange::setVariable);
        request.operation().parameters().stream()
                .filter(parameter -> given.containsKey(parameter.name()))
                .forEach(parameter ->
                        exchange.setVariable(parameter.name(), parameter.typed(given.get(parameter.name()))));
        exchange.setVariable("caller", request.caller().id());
        exchange.setVariable("requestId", request.origin().requestId());
        exchange.getMessage().setBody(CustomAnswer.plain(request.body()));
        MDC.put("request", request.origin().requestId());
        try {
            return producer.send("direct:" + request.operation().custom().route(), exchange);
        } finally {
            MDC.remove("request");
        }
    }

    /** What a route failed with, without Camel's wrappers; one that is replaced this moment is away. */
    static Exception fault(Exception thrown) {
        Throwable cause = thrown;
        while (cause instanceof CamelExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof DirectConsumerNotAvailableException) {
            return Problem.away("The route of this endpoint does not run now: try again later")
                    .refusal();
        }
        return cause instanceof Exception fault ? fault : new IllegalStateException(cause);
    }
}
